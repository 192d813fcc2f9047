namespace Cacao.Execution.Plans;

/// <summary>The variables that decide over the shape of an operation's responses.</summary>
/// <param name="Inclusion">Those of <c>@skip</c> and <c>@include</c>.</param>
/// <param name="Delivery">Those of <c>@defer</c> and <c>@stream</c>.</param>
/// <param name="IsIncremental">There is a <c>@defer</c> or <c>@stream</c>, with a condition or without.</param>
internal sealed record OperationConditions(
    IReadOnlyList<string> Inclusion,
    IReadOnlyList<string> Delivery,
    bool IsIncremental
);
