using System.Collections.Concurrent;
using Cacao.Execution.Coercion;
using Cacao.Execution.Cost;
using Cacao.Execution.Diagnostics;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Plans;

/// <summary>One operation of a valid document, with its plans: one per outcome of its conditions.</summary>
internal sealed class PreparedOperation
{
    private readonly SchemaRuntime _runtime;
    private readonly PlanTable _plans;
    private readonly PlanTable? _incrementalPlans;

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
        RootType = RootTypeOf(definition.Operation);
        var conditions = ConditionFinder.Find(definition, fragments);
        _plans = new(conditions.Inclusion, outcome => Compile(outcome, isIncremental: false));
        // An event of a subscription comes whole.
        if (conditions.IsIncremental && definition.Operation is not OperationType.Subscription)
        {
            _incrementalPlans = new(
                [.. conditions.Inclusion.Union(conditions.Delivery)],
                outcome => Compile(outcome, isIncremental: true)
            );
        }
    }

    public OperationDefinitionNode Definition { get; }

    public VariableSet Variables { get; }

    public FragmentTable Fragments { get; }

    /// <summary>Null when the schema has no such root.</summary>
    public ObjectType? RootType { get; }

    /// <summary>Worked out when the operation is first executed.</summary>
    public CostPlan? Cost { get; set; }

    /// <summary>Steps of the pipeline keep here what they have found out about the operation.</summary>
    public ConcurrentDictionary<Type, object> Findings { get; } = [];

    /// <param name="variables">Decide over the conditions.</param>
    /// <param name="isIncremental">The caller takes the response in parts, where the operation asks for that.</param>
    /// <param name="events">Is told when the plan has to be made.</param>
    public OperationPlan PlanFor(
        VariableValues variables,
        bool isIncremental,
        RequestEvents? events
    ) =>
        isIncremental && _incrementalPlans is not null
            ? _incrementalPlans.For(variables, events)
            : _plans.For(variables, events);

    private OperationPlan Compile(Func<string, bool?> outcome, bool isIncremental) =>
        new(_runtime, Fragments, Definition, RootType!, outcome, isIncremental);

    private ObjectType? RootTypeOf(OperationType kind) =>
        kind switch
        {
            OperationType.Query => _runtime.Schema.QueryType,
            OperationType.Mutation => _runtime.Schema.MutationType,
            _ => _runtime.Schema.SubscriptionType,
        };
}
