using System.Collections.Concurrent;
using Cacao.Execution.Coercion;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Plans;

/// <summary>One operation of a valid document, with its plans: one per outcome of its conditions.</summary>
internal sealed class PreparedOperation
{
    // One bit for each condition variable; operations with more are compiled for each request.
    private const int MaxConditions = 64;

    // Enough for what clients do; the next outcome is compiled and forgotten.
    private const int MaxPlans = 32;

    private readonly SchemaRuntime _runtime;
    private readonly IReadOnlyList<string> _conditions;
    private readonly ConcurrentDictionary<(ulong, ulong), OperationPlan> _plans = [];
    private OperationPlan? _only;

    public PreparedOperation(
        SchemaRuntime runtime,
        FragmentTable fragments,
        OperationDefinitionNode definition
    )
    {
        _runtime = runtime;
        Fragments = fragments;
        Definition = definition;
        Variables =
            definition.VariableDefinitions.Count == 0
                ? VariableSet.Empty
                : new VariableSet(definition.VariableDefinitions, runtime);
        _conditions = ConditionFinder.Find(definition, fragments);
        RootType = RootTypeOf(definition.Operation);
    }

    public OperationDefinitionNode Definition { get; }

    public VariableSet Variables { get; }

    public FragmentTable Fragments { get; }

    /// <summary>Null when the schema has no such root.</summary>
    public ObjectType? RootType { get; }

    /// <summary>Steps of the pipeline keep here what they have found out about the operation.</summary>
    public ConcurrentDictionary<Type, object> Findings { get; } = [];

    public OperationPlan PlanFor(VariableValues variables)
    {
        if (_conditions.Count == 0)
        {
            return _only ??= Compile(variables);
        }

        if (_conditions.Count > MaxConditions)
        {
            return Compile(variables);
        }

        var (trueOnes, nullOnes) = (0UL, 0UL);
        for (var i = 0; i < _conditions.Count; i++)
        {
            switch (variables.Outcome(_conditions[i]))
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

        plan = Compile(variables);
        return _plans.Count < MaxPlans ? _plans.GetOrAdd((trueOnes, nullOnes), plan) : plan;
    }

    private OperationPlan Compile(VariableValues variables)
    {
        // The plan outlives the request: it may keep the outcome, but not the variables.
        var outcomes = _conditions.ToDictionary(
            name => name,
            variables.Outcome,
            StringComparer.Ordinal
        );
        return new(_runtime, Fragments, Definition, RootType!, outcomes.GetValueOrDefault);
    }

    private ObjectType? RootTypeOf(OperationType kind) =>
        kind switch
        {
            OperationType.Query => _runtime.Schema.QueryType,
            OperationType.Mutation => _runtime.Schema.MutationType,
            _ => _runtime.Schema.SubscriptionType,
        };
}
