using Cacao.Errors;

namespace Cacao.Execution.PersistedOperations;

/// <summary>
/// What is asked of documents where stored ones are used; set by
/// <c>ModifyRequestOptions(options =&gt; options.PersistedOperations…)</c>.
/// </summary>
public sealed class PersistedOperationOptions
{
    /// <summary>
    /// Executes stored documents only, and registers none: whatever else a client sends is refused
    /// before it is parsed. Default: false.
    /// </summary>
    public bool OnlyAllowPersistedDocuments { get; set; }

    /// <summary>
    /// With <see cref="OnlyAllowPersistedDocuments"/>: a client may also send the text of a document
    /// that is stored under its hash. Default: false.
    /// </summary>
    public bool AllowDocumentBody { get; set; }

    /// <summary>
    /// Stored documents are not validated, because that was done when they were stored. Only for
    /// documents that nobody else can write; not for the automatic form. Default: false.
    /// </summary>
    public bool SkipPersistedDocumentValidation { get; set; }

    /// <summary>How a document is refused that is not stored. Default: code HC0067.</summary>
    public IError OperationNotAllowedError { get; set; } =
        new Error("Only persisted operations are allowed.")
        {
            Code = ErrorCodes.PersistedOperationsOnly,
        };
}
