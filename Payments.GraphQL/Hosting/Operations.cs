namespace Payments.GraphQL.Hosting;

/// <summary>Which documents the server executes: those of a folder, or all.</summary>
/// <remarks>docs/engine/requests.md tells how clients name them.</remarks>
internal static class Operations
{
    public static IRequestExecutorBuilder AddOperations(
        this IRequestExecutorBuilder builder,
        string? registered
    ) =>
        registered is null
            ? builder.UseAutomaticPersistedOperationPipeline().AddInMemoryOperationDocumentStorage()
            : builder
                .UsePersistedOperationPipeline()
                .AddFileSystemOperationDocumentStorage(registered)
                .ModifyRequestOptions(options =>
                    options.PersistedOperations.OnlyAllowPersistedDocuments = true
                );
}
