namespace Cacao.Types.Mutations;

/// <summary>
/// What a mutation answers by convention: its result, or its refusals. Where the method returns a
/// payload of its own, this stands in for it only when there are refusals.
/// </summary>
internal sealed record MutationPayload(object? Value, IReadOnlyList<object>? Errors);
