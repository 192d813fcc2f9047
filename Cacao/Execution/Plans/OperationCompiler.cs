using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Plans;

/// <summary>
/// Compiles selection sets of one operation for one outcome of its <c>@skip</c> and
/// <c>@include</c> conditions, so that executing it never asks about conditions again and the keys
/// stand in the order that the outcome gives.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Field-Collection</remarks>
internal sealed class OperationCompiler(SchemaRuntime runtime, FieldCollector collector)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(SelectionSetNode, ObjectType), bool> _purity = [];
    private int _argumentPlans;

    /// <summary>How many fields have arguments that depend on variables.</summary>
    public int VariableArgumentCount => Volatile.Read(ref _argumentPlans);

    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) =>
        runtime.Schema.PossibleTypes(type);

    public SelectionSet CompileRoot(ObjectType rootType, SelectionSetNode selectionSet)
    {
        lock (_gate)
        {
            return Compile(rootType, [new(selectionSet, Usage: null)], []);
        }
    }

    /// <param name="type">The concrete type of the value.</param>
    /// <param name="sources">What is asked of it.</param>
    /// <param name="within">What the value itself waited for.</param>
    public SelectionSet CompileChildren(
        ObjectType type,
        IReadOnlyList<FieldSource> sources,
        IReadOnlyList<DeferUsage> within
    )
    {
        lock (_gate)
        {
            return Compile(type, sources, within);
        }
    }

    private SelectionSet Compile(
        ObjectType type,
        IReadOnlyList<FieldSource> sources,
        IReadOnlyList<DeferUsage> within
    )
    {
        var collected = collector.Collect(type, sources);
        var partition = new FieldPartition(collected, within);
        var deferred = partition
            .Deferred.Select(part => new DeferredSet(
                part.Usages,
                new SelectionSet(type, CompileFields(type, part.Fields, part.Usages))
            ))
            .ToList();
        return new SelectionSet(type, CompileFields(type, partition.Now, within))
        {
            Deferral =
                deferred.Count == 0 && collected.Usages.Count == 0
                    ? null
                    : new Deferral(collected.Usages, deferred),
        };
    }

    private List<Selection> CompileFields(
        ObjectType type,
        IReadOnlyList<CollectedField> fields,
        IReadOnlyList<DeferUsage> within
    )
    {
        var selections = new List<Selection>();
        var slots = 0;
        foreach (var field in fields)
        {
            var selection = CompileField(type, field, within, isFirst: selections.Count == 0);
            if (selection.Kind is not SelectionKind.TypeName && !IsPure(selection))
            {
                selection.ResolveEarly(slots++);
            }

            selections.Add(selection);
        }

        return selections;
    }

    private Selection CompileField(
        ObjectType type,
        CollectedField collected,
        IReadOnlyList<DeferUsage> within,
        bool isFirst
    )
    {
        var nodes = collected.Nodes;
        var name = nodes[0].Name.Value;
        if (name == "__typename")
        {
            return new Selection(type, nodes, isFirst);
        }

        var field =
            runtime.Schema.FindField(type, name)
            ?? throw new InvalidOperationException($"{type.Name} has no field {name}.");
        var target = field.Type.NamedType();
        return new Selection(type, field, nodes, isFirst)
        {
            Arguments = ArgumentPlan.Compile(runtime.Inputs, field, nodes[0], NextArgumentIndex),
            Stream = collector.StreamOf(nodes[0]),
            Children = target.IsCompositeType()
                ? new SubSelections(
                    this,
                    target,
                    collected.Sources(),
                    within,
                    collected.ComesWhole(within) && AreChildrenPure(target, nodes)
                )
                : null,
        };
    }

    private int NextArgumentIndex() => _argumentPlans++;

    private static bool IsPure(Selection selection) =>
        selection is { Pure: not null, Stream: null } && selection.Children?.IsPure != false;

    private bool AreChildrenPure(NamedType target, IReadOnlyList<FieldNode> nodes) =>
        runtime
            .Schema.PossibleTypes(target)
            .All(type => nodes.All(node => IsPure(node.SelectionSet!, type)));

    // Asked of the syntax, not of compiled sets: those come into being one by one, when needed.
    private bool IsPure(SelectionSetNode set, ObjectType type)
    {
        if (_purity.TryGetValue((set, type), out var known))
        {
            return known;
        }

        var pure = true;
        foreach (var selection in set.Selections)
        {
            if (!collector.MayBeIncluded(selection.Directives))
            {
                continue;
            }

            pure = selection switch
            {
                _ when collector.MayComeLater(selection) => false,
                FieldNode field => IsPure(field, type),
                InlineFragmentNode inline => !collector.Applies(inline.TypeCondition, type)
                    || IsPure(inline.SelectionSet, type),
                FragmentSpreadNode spread => collector.FragmentOf(spread) is not { } fragment
                    || !collector.Applies(fragment.TypeCondition, type)
                    || IsPure(fragment.SelectionSet, type),
                _ => true,
            };
            if (!pure)
            {
                break;
            }
        }

        _purity[(set, type)] = pure;
        return pure;
    }

    private bool IsPure(FieldNode node, ObjectType type)
    {
        if (node.Name.Value == "__typename")
        {
            return true;
        }

        return runtime.Schema.FindField(type, node.Name.Value)
                is { Resolver: null, Pure: not null } field
            && (node.SelectionSet is null || AreChildrenPure(field.Type.NamedType(), [node]));
    }
}
