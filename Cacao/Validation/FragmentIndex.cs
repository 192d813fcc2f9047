using Cacao.Language;

namespace Cacao.Validation;

/// <summary>The fragments of a document, and which of them what reaches.</summary>
internal sealed class FragmentIndex
{
    private readonly Dictionary<string, FragmentDefinitionNode> _byName = [];
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly ValidationContext _context;

    public FragmentIndex(ValidationContext context)
    {
        _context = context;
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                _byName[fragment.Name.Value] = fragment;
            }
        }
    }

    public FragmentDefinitionNode? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>All spreads in a selection set at any depth, those inside fragments not included.</summary>
    public IReadOnlyList<FragmentSpreadNode> SpreadsIn(SelectionSetNode node)
    {
        if (_spreads.TryGetValue(node, out var spreads))
        {
            return spreads;
        }
        spreads = [];
        var open = new Stack<SelectionSetNode>([node]);
        while (open.TryPop(out var selectionSet))
        {
            foreach (var selection in selectionSet.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Add(spread);
                        break;
                    case FieldNode { SelectionSet: { } inner }:
                        open.Push(inner);
                        break;
                    case InlineFragmentNode inline:
                        open.Push(inline.SelectionSet);
                        break;
                    default:
                        break;
                }
            }
        }
        return _spreads[node] = spreads;
    }

    /// <summary>All fragments that some operations use, directly or by way of others.</summary>
    public IReadOnlyList<FragmentDefinitionNode> ReachedFrom(
        IEnumerable<OperationDefinitionNode> operations
    )
    {
        var fragments = new List<FragmentDefinitionNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            Add(operation.SelectionSet);
        }
        for (var i = 0; i < fragments.Count; i++)
        {
            Add(fragments[i].SelectionSet);
        }
        return fragments;

        void Add(SelectionSetNode selectionSet)
        {
            var spreads = SpreadsIn(selectionSet);
            _context.Spend(spreads.Count);
            foreach (var spread in spreads)
            {
                if (seen.Add(spread.Name.Value) && Find(spread.Name.Value) is { } fragment)
                {
                    fragments.Add(fragment);
                }
            }
        }
    }
}
