using Cacao.Types.Configuration;

namespace Cacao.Tests.Guide;

/// <summary>What the guides to single subjects say to the builder.</summary>
internal static class ServerExamples
{
    public static IRequestExecutorBuilder AddStoredOperations(IServiceCollection services) =>
        services
            .AddGraphQLServer()
            .UsePersistedOperationPipeline()
            .AddFileSystemOperationDocumentStorage("operations")
            .ModifyRequestOptions(options =>
                options.PersistedOperations.OnlyAllowPersistedDocuments = true
            );

    public static IRequestExecutorBuilder AddParts(IServiceCollection services) =>
        services
            .AddGraphQLServer()
            .ModifyOptions(options =>
            {
                options.EnableDefer = true;
                options.EnableStream = true;
            });
}
