using Cacao.Errors;
using Cacao.Json;

namespace Cacao.Execution;

/// <summary>What an operation answers: one result, or a stream of them.</summary>
public abstract class ExecutionResult : IAsyncDisposable
{
    public abstract ValueTask DisposeAsync();
}

/// <summary>One response, already written as JSON.</summary>
/// <remarks>Dispose it to give its buffer back.</remarks>
public sealed class OperationResult(
    JsonResponseWriter json,
    ResultKind kind,
    IReadOnlyList<IError> errors
) : ExecutionResult
{
    /// <summary>The whole response object as UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Json => json.WrittenMemory;

    /// <summary>Decides the HTTP status code.</summary>
    public ResultKind Kind { get; } = kind;

    public IReadOnlyList<IError> Errors { get; } = errors;

    public override ValueTask DisposeAsync()
    {
        json.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>How far an operation came.</summary>
public enum ResultKind
{
    /// <summary>Executed; <c>data</c> stands in the response and is not null.</summary>
    Data,

    /// <summary>Executed, and an error made <c>data</c> null.</summary>
    DataNull,

    /// <summary>No document was given, or it does not parse.</summary>
    SyntaxError,

    /// <summary>The document is not valid, names no such operation, or goes over a limit.</summary>
    ValidationError,

    /// <summary>The variables do not fit the operation.</summary>
    VariableError,

    /// <summary>The transport does not take operations of this kind (GET with a mutation).</summary>
    OperationNotAllowed,

    /// <summary>The whole request was refused to this caller.</summary>
    NotAuthorized,

    /// <summary>The operation took longer than allowed.</summary>
    Timeout,
}

/// <summary>An answer that comes as several results, one after another.</summary>
/// <remarks>Dispose it to end what produces them.</remarks>
public abstract class ResponseStream : ExecutionResult
{
    /// <summary>The results; may be read once.</summary>
    public abstract IAsyncEnumerable<OperationResult> ReadResultsAsync(
        CancellationToken cancellationToken
    );
}

/// <summary>
/// A response in parts: the first has <c>data</c> and <c>hasNext</c>, those that follow what was
/// deferred or streamed, in the <see cref="IncrementalFormat"/> of the request.
/// </summary>
/// <remarks>
/// What is not read is not executed. An operation that takes longer than allowed ends with a last
/// part in which all that was still to come has failed.
/// </remarks>
public abstract class IncrementalResult : ResponseStream;

/// <summary>
/// A running subscription: one result per event. Ends when the source ends; a fault of the source
/// gives one last result with only errors.
/// </summary>
public abstract class SubscriptionResult : ResponseStream
{
    /// <summary>
    /// Ends the subscription from outside, on logout for instance: the client gets the reason as the
    /// error of the last result, and then completion. May be called on any thread, at any time.
    /// </summary>
    /// <param name="code">Stands in <c>extensions.code</c>: what the client decides by.</param>
    /// <param name="message">For people.</param>
    public abstract void End(string code, string message);
}
