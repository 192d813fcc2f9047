using System.Collections.Concurrent;
using Cacao.Execution.Coercion;
using Cacao.Execution.Diagnostics;

namespace Cacao.Execution.Plans;

/// <summary>The plans of one operation: one per outcome of its conditions, made when first needed.</summary>
internal sealed class PlanTable(
    IReadOnlyList<string> conditions,
    Func<Func<string, bool?>, OperationPlan> compile
)
{
    // One bit for each condition variable; operations with more are compiled for each request.
    private const int MaxConditions = 64;

    // Enough for what clients do; the next outcome is compiled and forgotten.
    private const int MaxPlans = 32;

    private readonly ConcurrentDictionary<(ulong, ulong), OperationPlan> _plans = [];
    private OperationPlan? _only;

    public OperationPlan For(VariableValues variables, RequestEvents? events)
    {
        if (conditions.Count == 0)
        {
            return _only ??= Compile(variables, events);
        }

        if (conditions.Count > MaxConditions)
        {
            return Compile(variables, events);
        }

        var (trueOnes, nullOnes) = (0UL, 0UL);
        for (var i = 0; i < conditions.Count; i++)
        {
            switch (variables.Outcome(conditions[i]))
            {
                case true:
                    trueOnes |= 1UL << i;
                    break;
                case null:
                    nullOnes |= 1UL << i;
                    break;
            }
        }

        if (_plans.TryGetValue((trueOnes, nullOnes), out var plan))
        {
            return plan;
        }

        plan = Compile(variables, events);
        return _plans.Count < MaxPlans ? _plans.GetOrAdd((trueOnes, nullOnes), plan) : plan;
    }

    private OperationPlan Compile(VariableValues variables, RequestEvents? events)
    {
        using var span = events?.CompileOperation();
        // The plan outlives the request: it may keep the outcome, but not the variables.
        var outcomes = conditions.ToDictionary(
            name => name,
            variables.Outcome,
            StringComparer.Ordinal
        );
        return compile(outcomes.GetValueOrDefault);
    }
}
