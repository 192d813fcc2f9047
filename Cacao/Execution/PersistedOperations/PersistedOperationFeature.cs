namespace Cacao.Execution.PersistedOperations;

/// <summary>What was said to the builder about stored documents.</summary>
internal sealed class PersistedOperationFeature
{
    public bool IsUsed { get; set; }

    public bool IsAutomatic { get; set; }

    public DocumentHash Hash { get; set; } = DocumentHash.Sha256(HashFormat.Hex);

    /// <exception cref="InvalidOperationException">There is no storage.</exception>
    public StoredDocuments? Open(IOperationDocumentStorage? storage) =>
        !IsUsed ? null
        : storage is not null ? new(storage, Hash, IsAutomatic)
        : throw new InvalidOperationException(
            "Persisted operations need a storage, such as AddInMemoryOperationDocumentStorage() or AddFileSystemOperationDocumentStorage(…)."
        );
}
