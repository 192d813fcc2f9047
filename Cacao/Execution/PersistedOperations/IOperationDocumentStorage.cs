namespace Cacao.Execution.PersistedOperations;

/// <summary>Where documents are kept that requests name by an id instead of sending them.</summary>
/// <remarks>Asked only for documents that are not in the document cache; called on many threads.</remarks>
public interface IOperationDocumentStorage
{
    /// <summary>The document, or null where there is none of that id.</summary>
    ValueTask<OperationDocument?> TryReadAsync(
        OperationDocumentId documentId,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Keeps a document that a client has registered (the automatic form), if there is room for it:
    /// anybody who may send a document can have one kept.
    /// </summary>
    ValueTask SaveAsync(
        OperationDocumentId documentId,
        OperationDocument document,
        CancellationToken cancellationToken = default
    );
}

/// <summary>A stored document.</summary>
/// <param name="Utf8">The source text; not changed any more.</param>
public sealed record OperationDocument(ReadOnlyMemory<byte> Utf8);
