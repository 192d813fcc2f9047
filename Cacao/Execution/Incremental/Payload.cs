using Cacao.Errors;
using Cacao.Json;

namespace Cacao.Execution.Incremental;

/// <summary>What the next part of the response tells the client.</summary>
internal sealed class Payload
{
    public List<Promise> Announced { get; } = [];

    public List<Delivered> Delivered { get; } = [];

    public List<Completed> Completed { get; } = [];

    public bool IsEmpty => Announced.Count + Delivered.Count + Completed.Count == 0;

    public IReadOnlyList<IError> Errors =>
        [
            .. Delivered.SelectMany(entry => entry.Errors),
            .. Completed.SelectMany(entry => entry.Failure ?? []),
        ];
}

/// <param name="Of">What it is a piece of.</param>
/// <param name="Path">The object whose fields these are, or the first of the items.</param>
/// <param name="Json">An object, or the items as a list; disposed when it has been written.</param>
/// <param name="Errors">Of fields below.</param>
internal sealed record Delivered(
    Promise Of,
    Path? Path,
    JsonResponseWriter Json,
    IReadOnlyList<IError> Errors
);

/// <param name="Of">What is over.</param>
/// <param name="Failure">Why it could not be delivered, or not to its end.</param>
internal sealed record Completed(Promise Of, IReadOnlyList<IError>? Failure);
