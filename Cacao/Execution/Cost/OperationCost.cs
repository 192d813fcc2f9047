namespace Cacao.Execution.Cost;

/// <summary>What an operation costs before it runs.</summary>
/// <param name="Field">Work: the weights of all fields and arguments, lists counted by their size.</param>
/// <param name="Type">Objects: how many it may give, by their weights.</param>
internal readonly record struct OperationCost(double Field, double Type)
{
    // Beyond any budget, and still a number in JSON.
    private const double Enough = 1e300;

    public static OperationCost operator +(OperationCost left, OperationCost right) =>
        Saturated(left.Field + right.Field, left.Type + right.Type);

    public static OperationCost operator *(double times, OperationCost cost) =>
        Saturated(times * cost.Field, times * cost.Type);

    /// <summary>The worse of both, in each respect.</summary>
    public static OperationCost Max(OperationCost left, OperationCost right) =>
        new(Math.Max(left.Field, right.Field), Math.Max(left.Type, right.Type));

    private static OperationCost Saturated(double field, double type) =>
        new(Math.Min(field, Enough), Math.Min(type, Enough));
}
