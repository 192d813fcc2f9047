namespace Cacao.Execution.PersistedOperations;

/// <summary>How an executor finds documents that requests name.</summary>
/// <param name="Storage">Where they are.</param>
/// <param name="Hash">How they are named by what they contain.</param>
/// <param name="IsAutomatic">Clients register documents as they go.</param>
internal sealed record StoredDocuments(
    IOperationDocumentStorage Storage,
    DocumentHash Hash,
    bool IsAutomatic
);
