using System.Text.Json;
using Cacao.Errors;
using Cacao.Execution.Coercion;

namespace Cacao.Execution.Cost;

/// <summary>The cost of an operation, as far as it can be known before a request.</summary>
/// <param name="sum">Of the operation's root.</param>
/// <param name="refusal">Why the operation cannot run with any variables.</param>
internal sealed class CostPlan(CostSum sum, IError? refusal)
{
    private readonly CostSum? _sum = sum.Terms.Length == 0 ? null : sum;
    private readonly OperationCost _constant = sum.Known;
    private readonly IError? _refusal = refusal;

    public OperationCost Of(JsonElement given, VariableValues variables, out IError? refusal)
    {
        refusal = _refusal;
        return _sum?.Of(1, new CostArguments(given, variables), ref refusal) ?? _constant;
    }
}
