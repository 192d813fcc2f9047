using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Plans;

/// <summary>
/// Compiles selection sets of one operation for one outcome of its <c>@skip</c> and
/// <c>@include</c> conditions, so that executing it never asks about conditions again and the keys
/// stand in the order that the outcome gives.
/// </summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Field-Collection</remarks>
internal sealed class OperationCompiler(
    SchemaRuntime runtime,
    FragmentTable fragments,
    Func<string, bool?> outcome
)
{
    private readonly Lock _gate = new();
    private readonly FieldCollector _collector = new(runtime.Schema, fragments, outcome);
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
            return Compile(rootType, [selectionSet]);
        }
    }

    public SelectionSet CompileChildren(ObjectType type, IReadOnlyList<FieldNode> nodes)
    {
        lock (_gate)
        {
            return Compile(type, [.. nodes.Select(node => node.SelectionSet!)]);
        }
    }

    private SelectionSet Compile(ObjectType type, IReadOnlyList<SelectionSetNode> sets)
    {
        var selections = new List<Selection>();
        var slots = 0;
        foreach (var nodes in _collector.Collect(type, sets))
        {
            var selection = CompileField(type, nodes, isFirst: selections.Count == 0);
            if (selection.Kind is not SelectionKind.TypeName && !IsPure(selection))
            {
                selection.ResolveEarly(slots++);
            }

            selections.Add(selection);
        }

        return new SelectionSet(type, selections);
    }

    private Selection CompileField(ObjectType type, IReadOnlyList<FieldNode> nodes, bool isFirst)
    {
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
            Children = target.IsCompositeType()
                ? new SubSelections(this, target, nodes, AreChildrenPure(target, nodes))
                : null,
        };
    }

    private int NextArgumentIndex() => _argumentPlans++;

    private static bool IsPure(Selection selection) =>
        selection.Pure is not null && selection.Children?.IsPure != false;

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
            if (!_collector.MayBeIncluded(selection.Directives))
            {
                continue;
            }

            pure = selection switch
            {
                FieldNode field => IsPure(field, type),
                InlineFragmentNode inline => !_collector.Applies(inline.TypeCondition, type)
                    || IsPure(inline.SelectionSet, type),
                FragmentSpreadNode spread => fragments.Find(spread.Name.Value) is not { } fragment
                    || !_collector.Applies(fragment.TypeCondition, type)
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
