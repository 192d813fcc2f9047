using Cacao.Language;

namespace Cacao.Execution.Diagnostics;

/// <summary>
/// A request as listeners see it, at whatever step it is. What clients sent, values of variables
/// above all, is not for logs and traces: the engine's own instrumentation leaves it out.
/// </summary>
public sealed class RequestContext(OperationRequest request)
{
    public OperationRequest Request => request;

    /// <summary>Null until the document is known, and for good when it does not parse.</summary>
    public OperationType? OperationType { get; internal set; }

    /// <summary>Null for an anonymous operation, and until the document is known.</summary>
    public string? OperationName { get; internal set; }

    /// <summary>The document was executed before; it is not validated again, and parsed only to measure it for another kind of caller.</summary>
    public bool IsCachedDocument { get; internal set; }

    /// <summary>
    /// Set at the end; null when the request ended by an exception. For a subscription it is the
    /// stream, whose events are told of one by one.
    /// </summary>
    public ExecutionResult? Result { get; internal set; }

    /// <summary>
    /// What ended the request without a result: an <see cref="OperationCanceledException"/> when the
    /// client is gone, otherwise a fault of the engine.
    /// </summary>
    public Exception? Exception { get; internal set; }

    /// <summary>What listeners keep for each other, or for a later call of their own.</summary>
    public IDictionary<string, object?> ContextData =>
        field ??= new Dictionary<string, object?>(StringComparer.Ordinal);
}
