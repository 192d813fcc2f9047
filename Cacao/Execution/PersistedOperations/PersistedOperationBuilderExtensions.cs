using Cacao.Execution.PersistedOperations;
using Cacao.Types.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What the builder can be told about stored documents.</summary>
public static class PersistedOperationBuilderExtensions
{
    /// <summary>
    /// Requests may name a stored document by <c>id</c> (<c>documentId</c>, <c>doc_id</c>) instead of
    /// sending it. Needs a storage.
    /// </summary>
    public static IRequestExecutorBuilder UsePersistedOperationPipeline(
        this IRequestExecutorBuilder builder
    )
    {
        builder.Configuration.Feature<PersistedOperationFeature>().IsUsed = true;
        return builder;
    }

    /// <summary>
    /// The same, and clients register documents by their hash as they go: Apollo's automatic persisted
    /// queries.
    /// </summary>
    public static IRequestExecutorBuilder UseAutomaticPersistedOperationPipeline(
        this IRequestExecutorBuilder builder
    )
    {
        builder.Configuration.Feature<PersistedOperationFeature>().IsAutomatic = true;
        return builder.UsePersistedOperationPipeline();
    }

    /// <summary>Keeps documents in memory, within bounds.</summary>
    public static IRequestExecutorBuilder AddInMemoryOperationDocumentStorage(
        this IRequestExecutorBuilder builder,
        Action<InMemoryOperationDocumentStorageOptions>? configure = null
    )
    {
        var options = new InMemoryOperationDocumentStorageOptions();
        configure?.Invoke(options);
        builder.Services.AddSingleton<IOperationDocumentStorage>(
            new InMemoryOperationDocumentStorage(options)
        );
        return builder;
    }

    /// <summary>Keeps documents as files <c>{id}.graphql</c>.</summary>
    /// <param name="builder">What <c>AddGraphQLServer()</c> returned.</param>
    /// <param name="folder">Their folder.</param>
    /// <param name="maxDocuments">
    /// How many clients may fill it up to by registering; documents that are there already are all served.
    /// Default: 10,000.
    /// </param>
    /// <param name="maxDocumentBytes">
    /// A larger document that a client registers is executed, but not kept. Default: 64 KiB.
    /// </param>
    public static IRequestExecutorBuilder AddFileSystemOperationDocumentStorage(
        this IRequestExecutorBuilder builder,
        string folder,
        int maxDocuments = 10_000,
        int maxDocumentBytes = 64 * 1024
    )
    {
        // By a factory, so that it is disposed with the application.
        builder.Services.AddSingleton<IOperationDocumentStorage>(
            _ => new FileSystemOperationDocumentStorage(folder, maxDocuments, maxDocumentBytes)
        );
        return builder;
    }

    /// <summary>Documents are named by SHA-256, <c>sha256Hash</c>: the default, in hexadecimal.</summary>
    public static IRequestExecutorBuilder AddSha256DocumentHashProvider(
        this IRequestExecutorBuilder builder,
        HashFormat format = HashFormat.Hex
    ) => builder.SetHash(DocumentHash.Sha256(format));

    /// <summary>Documents are named by SHA-1, <c>sha1Hash</c>.</summary>
    public static IRequestExecutorBuilder AddSha1DocumentHashProvider(
        this IRequestExecutorBuilder builder,
        HashFormat format = HashFormat.Hex
    ) => builder.SetHash(DocumentHash.Sha1(format));

    /// <summary>Documents are named by MD5, <c>md5Hash</c>: Hot Chocolate's default.</summary>
    public static IRequestExecutorBuilder AddMD5DocumentHashProvider(
        this IRequestExecutorBuilder builder,
        HashFormat format = HashFormat.Hex
    ) => builder.SetHash(DocumentHash.MD5(format));

    private static IRequestExecutorBuilder SetHash(
        this IRequestExecutorBuilder builder,
        DocumentHash hash
    )
    {
        builder.Configuration.Feature<PersistedOperationFeature>().Hash = hash;
        return builder;
    }
}
