using Cacao.Execution.PersistedOperations;
using Cacao.Language;
using Cacao.Validation;

namespace Cacao.Execution;

/// <summary>How requests are executed; set by <c>ModifyRequestOptions</c>.</summary>
public sealed class RequestExecutorOptions
{
    /// <summary>The longest that an operation may run; for subscriptions, each event.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Shows clients the text and stack of exceptions that are not for them. For development only.
    /// </summary>
    public bool IncludeExceptionDetails { get; set; }

    /// <summary>How much source text the parser takes.</summary>
    public ParserOptions Parser { get; set; } = ParserOptions.Default;

    /// <summary>What a document may cost before it is refused.</summary>
    public ValidationOptions Validation { get; set; } = ValidationOptions.Default;

    /// <summary>How many documents are kept parsed, validated and compiled.</summary>
    public int DocumentCacheSize { get; set; } = 1000;

    /// <summary>Larger documents are executed but not kept.</summary>
    public int MaxCachedDocumentBytes { get; set; } = 64 * 1024;

    /// <summary>What is asked of documents where stored ones are used.</summary>
    public PersistedOperationOptions PersistedOperations { get; } = new();
}
