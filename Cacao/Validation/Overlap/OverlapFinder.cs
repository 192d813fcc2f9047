using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Overlap;

/// <summary>
/// Compares fields that answer under one name, pair by pair. Fragments are compared as wholes and
/// each pair once, so that their number and not their expansion counts; every comparison is paid
/// from the budget of the validation.
/// </summary>
internal sealed partial class OverlapFinder(ValidationContext context)
{
    private readonly Dictionary<(SelectionSetNode, NamedType?), FieldSet> _sets = [];
    private readonly PairMemory<FieldSet, FragmentDefinitionNode> _fieldsAndFragments = new();
    private readonly PairMemory<FragmentDefinitionNode, FragmentDefinitionNode> _fragments = new();
    private readonly PairMemory<FieldSet, FieldSet> _harmonious = new();

    /// <summary>All conflicts in a selection set and the fragments that it spreads.</summary>
    public List<Conflict> FindWithin(SelectionSetNode selectionSet, NamedType? parentType)
    {
        var conflicts = new List<Conflict>();
        var set = Collect(selectionSet, parentType);
        foreach (var (name, fields) in set.ByName)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count; j++)
                {
                    Compare(conflicts, false, name, fields[i], fields[j], inOrder: true);
                }
            }
        }
        for (var i = 0; i < set.Fragments.Count; i++)
        {
            CompareWithFragment(conflicts, false, set, set.Fragments[i]);
            for (var j = i + 1; j < set.Fragments.Count; j++)
            {
                CompareFragments(conflicts, false, set.Fragments[i], set.Fragments[j]);
            }
        }
        return conflicts;
    }

    private FieldSet Collect(SelectionSetNode selectionSet, NamedType? parentType)
    {
        if (!_sets.TryGetValue((selectionSet, parentType), out var set))
        {
            set = FieldSet.Collect(context, selectionSet, parentType);
            _sets[(selectionSet, parentType)] = set;
        }
        return set;
    }

    private FieldSet Collect(FragmentDefinitionNode fragment) =>
        Collect(fragment.SelectionSet, context.Schema.FindType(fragment.TypeCondition.Name.Value));

    private void CompareWithFragment(
        List<Conflict> conflicts,
        bool exclusive,
        FieldSet set,
        FragmentDefinitionNode fragment
    )
    {
        context.Spend(1);
        if (set.ByName.Count == 0 || !_fieldsAndFragments.Add(set, fragment, exclusive))
        {
            return;
        }
        var other = Collect(fragment);
        if (set == other)
        {
            return;
        }
        context.Descend();
        CompareSets(conflicts, exclusive, set, other);
        foreach (var inner in other.Fragments)
        {
            CompareWithFragment(conflicts, exclusive, set, inner);
        }
        context.Ascend();
    }

    private void CompareFragments(
        List<Conflict> conflicts,
        bool exclusive,
        FragmentDefinitionNode a,
        FragmentDefinitionNode b
    )
    {
        context.Spend(2);
        if (a == b || _fragments.Has(b, a, exclusive) || !_fragments.Add(a, b, exclusive))
        {
            return;
        }
        context.Descend();
        var (setA, setB) = (Collect(a), Collect(b));
        CompareSets(conflicts, exclusive, setA, setB);
        foreach (var inner in setB.Fragments)
        {
            CompareFragments(conflicts, exclusive, a, inner);
        }
        foreach (var inner in setA.Fragments)
        {
            CompareFragments(conflicts, exclusive, inner, b);
        }
        context.Ascend();
    }

    private void CompareSets(List<Conflict> conflicts, bool exclusive, FieldSet a, FieldSet b)
    {
        // Looking the names of the smaller set up in the larger one finds the same fields.
        context.Spend(Math.Min(a.ByName.Count, b.ByName.Count));
        var names = a.ByName.Count <= b.ByName.Count ? a.ByName.Keys : b.ByName.Keys;
        foreach (var name in names)
        {
            if (
                !a.ByName.TryGetValue(name, out var fieldsA)
                || !b.ByName.TryGetValue(name, out var fieldsB)
            )
            {
                continue;
            }
            foreach (var fieldA in fieldsA)
            {
                foreach (var fieldB in fieldsB)
                {
                    Compare(conflicts, exclusive, name, fieldA, fieldB);
                }
            }
        }
    }

    /// <summary>What two fields select, as if it stood in one selection set.</summary>
    private List<Conflict> FindBetween(bool exclusive, FieldSet a, FieldSet b)
    {
        var conflicts = new List<Conflict>();
        if (_harmonious.Has(a, b, exclusive))
        {
            return conflicts;
        }
        context.Descend();
        CompareSets(conflicts, exclusive, a, b);
        foreach (var fragment in b.Fragments)
        {
            CompareWithFragment(conflicts, exclusive, a, fragment);
        }
        foreach (var fragment in a.Fragments)
        {
            CompareWithFragment(conflicts, exclusive, b, fragment);
        }
        foreach (var fragmentA in a.Fragments)
        {
            foreach (var fragmentB in b.Fragments)
            {
                CompareFragments(conflicts, exclusive, fragmentA, fragmentB);
            }
        }
        context.Ascend();
        if (conflicts.Count == 0)
        {
            _harmonious.Add(a, b, exclusive);
        }
        return conflicts;
    }
}
