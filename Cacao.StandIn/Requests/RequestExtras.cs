using Cacao.Types.Configuration;

namespace Cacao.StandIn.Requests;

/// <summary>
/// What the sample schema of the suites does not have: files, and documents that clients register by
/// hash. With <c>--requests true</c> on the command line.
/// </summary>
internal static class RequestExtras
{
    public static IRequestExecutorBuilder AddRequestExtras(this IRequestExecutorBuilder builder) =>
        builder
            .AddMutationType<Uploads>()
            .AddUploadType()
            .UseAutomaticPersistedOperationPipeline()
            .AddInMemoryOperationDocumentStorage();
}
