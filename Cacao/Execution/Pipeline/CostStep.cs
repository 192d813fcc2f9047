using Cacao.Errors;
using Cacao.Execution.Cost;
using Cacao.Execution.Plans;

namespace Cacao.Execution.Pipeline;

/// <summary>Refuses operations that cost more than their caller may spend, before they run.</summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html</remarks>
internal sealed class CostStep(SchemaRuntime runtime, ExecutorSettings settings)
{
    public ValueTask<bool> RunAsync(RequestState state)
    {
        var options = settings.Options.Cost;
        if (options.SkipAnalyzer)
        {
            return new(true);
        }

        var plan = state.Operation.Cost ??= CostCompiler.Compile(runtime.Schema, state.Operation);
        state.Cost = plan.Of(state.Request.Variables, state.Variables, out var refusal);
        state.Events?.OperationCost(state.Cost);
        var onlyAsks =
            state.Request.CostReporting is CostReporting.Validate && state.Limits.TellsCost;
        if (refusal is null && options.EnforceCostLimits && !onlyAsks)
        {
            refusal = Excess(state.Cost, state.Limits);
        }

        if (refusal is not null)
        {
            return RefuseAsync(state, refusal);
        }

        if (onlyAsks)
        {
            state.Answer(CostJson.Only(state.Cost, state.Limits));
        }

        return new(!onlyAsks);
    }

    /// <summary>Adds the cost to the result, for those who want to know.</summary>
    /// <remarks>A response in parts has its extensions in the parts, and tells no cost.</remarks>
    public ValueTask<ExecutionResult> TellAsync(RequestState state, ExecutionResult result)
    {
        var tellsAll = settings.Options.Cost.TellInEveryAnswer;
        return
            state.Request.CostReporting is CostReporting.None && !tellsAll
            || settings.Options.Cost.SkipAnalyzer
            || !state.Limits.TellsCost
            || result is not OperationResult whole
            ? new(result)
            : AddAsync(state, whole, tellsAll ? state.Cost : null);
    }

    private static async ValueTask<ExecutionResult> AddAsync(
        RequestState state,
        OperationResult result,
        OperationCost? cost
    ) => await CostJson.AddAsync(result, AskedFor(state), cost, state.Limits);

    private async ValueTask<bool> RefuseAsync(RequestState state, IError refusal)
    {
        state.Refuse(ResultKind.ValidationError, settings.Filter(refusal));
        state.Answer(
            await CostJson.AddAsync(state.Refusal!, AskedFor(state), state.Cost, state.Limits)
        );
        return false;
    }

    private static OperationCost? AskedFor(RequestState state) =>
        state.Request.CostReporting is not CostReporting.None && state.Limits.TellsCost
            ? state.Cost
            : null;

    private static IError? Excess(OperationCost cost, CallerLimits limits) =>
        cost.Field > limits.MaxFieldCost ? Exceeded("field", cost.Field, limits.MaxFieldCost)
        : cost.Type > limits.MaxTypeCost ? Exceeded("type", cost.Type, limits.MaxTypeCost)
        : null;

    private static IError Exceeded(string what, double cost, double max)
    {
        var name = $"{char.ToUpperInvariant(what[0])}{what[1..]}";
        return ErrorBuilder
            .New()
            .SetMessage($"The maximum allowed {what} cost was exceeded.")
            .SetCode(ErrorCodes.CostExceeded)
            .SetExtension($"{what}Cost", cost)
            .SetExtension($"max{name}Cost", max)
            .Build();
    }
}
