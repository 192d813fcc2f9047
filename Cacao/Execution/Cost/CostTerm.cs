using System.Text.Json;
using Cacao.Errors;
using Cacao.Execution.Coercion;
using Cacao.Types.Model;

namespace Cacao.Execution.Cost;

/// <summary>
/// What one field adds to the cost of its operation. What is known when the operation is compiled has
/// been added up already; what is left depends on variables or on the size that a field above has.
/// </summary>
internal sealed class CostTerm
{
    /// <summary>The field itself and its arguments, however many items it gives.</summary>
    public double Weight { get; init; }

    /// <summary>Arguments whose weight is that of a variable's value.</summary>
    public VariableInput[] Inputs { get; init; } = [];

    /// <summary>Null: the field is a list of one, or its size comes from above.</summary>
    public Slice? Slice { get; init; }

    /// <summary>The items are those of the field above, as its <c>sizedFields</c> say.</summary>
    public bool TakesSize { get; init; }

    /// <summary>The items are in fields below.</summary>
    public bool HandsSizeDown { get; init; }

    /// <summary>What each item may be.</summary>
    public CostSum[] Alternatives { get; init; } = [];

    /// <summary>Nothing has to be waited for.</summary>
    public bool IsConstant =>
        Inputs.Length == 0
        && !TakesSize
        && Slice?.DependsOnVariables != true
        && Alternatives.All(sum => sum.Terms.All(term => HandsSizeDown && term.IsConstantWithSize));

    // The size that a term takes is a constant when that of the term above is.
    private bool IsConstantWithSize =>
        Inputs.Length == 0
        && Slice?.DependsOnVariables != true
        && Alternatives.All(sum => sum.Terms.Length == 0);

    public OperationCost Of(double sizeAbove, in CostArguments arguments, ref IError? refusal)
    {
        var size = Slice?.Of(arguments.Variables, ref refusal) ?? 1;
        var items = default(OperationCost);
        foreach (var alternative in Alternatives)
        {
            items = OperationCost.Max(items, alternative.Of(size, arguments, ref refusal));
        }

        var times =
            TakesSize ? sizeAbove
            : HandsSizeDown ? 1
            : size;
        var own = Weight;
        foreach (var input in Inputs)
        {
            own += input.Of(arguments);
        }

        return new OperationCost(own, 0) + (times * items);
    }
}

/// <summary>A selection set of one object type.</summary>
/// <param name="Known">The type itself and all terms that are constant.</param>
/// <param name="Terms">The others.</param>
internal sealed record CostSum(OperationCost Known, CostTerm[] Terms)
{
    public OperationCost Of(double size, in CostArguments arguments, ref IError? refusal)
    {
        var cost = Known;
        foreach (var term in Terms)
        {
            cost += term.Of(size, arguments, ref refusal);
        }

        return cost;
    }
}

/// <summary>A variable that stands for an input object, or a list of them.</summary>
/// <param name="Default">What the variable's default weighs.</param>
internal sealed record VariableInput(string Name, InputObjectType Type, double Default)
{
    public double Of(in CostArguments arguments) =>
        arguments.Given.ValueKind is JsonValueKind.Object
        && arguments.Given.TryGetProperty(Name, out var value)
            ? InputCost.Of(value, Type)
            : Default;
}

/// <summary>What a request brings along.</summary>
/// <param name="Given">The variables as they were sent.</param>
/// <param name="Variables">The same, coerced.</param>
internal readonly record struct CostArguments(JsonElement Given, VariableValues Variables);
