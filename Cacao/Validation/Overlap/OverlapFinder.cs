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
    // What it costs to look up and to remember a pair of sets, in comparisons.
    private const int StepsOfPair = 8;

    private readonly Dictionary<(SelectionSetNode, NamedType?), FieldSet> _sets = [];
    private readonly PairMemory _fieldsAndFragments = new();
    private readonly PairMemory _fragments = new();
    private readonly PairMemory _harmonious = new();

    /// <summary>All conflicts in a selection set and the fragments that it spreads.</summary>
    public IReadOnlyList<Conflict> FindWithin(SelectionSetNode selectionSet, NamedType? parentType)
    {
        // One more than will be told: it ends the validation.
        var conflicts = new ConflictList(context.Options.MaxErrors + 1);
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
        var fragments = FragmentsOf(set);
        for (var i = 0; i < fragments.Length; i++)
        {
            CompareWithFragment(conflicts, false, set, fragments[i]);
            for (var j = i + 1; j < fragments.Length; j++)
            {
                CompareFragments(conflicts, false, fragments[i], fragments[j]);
            }
        }
        return conflicts.Found;
    }

    private FieldSet Collect(SelectionSetNode selectionSet, NamedType? parentType)
    {
        if (!_sets.TryGetValue((selectionSet, parentType), out var set))
        {
            set = FieldSet.Collect(context, selectionSet, parentType, _sets.Count);
            _sets[(selectionSet, parentType)] = set;
        }
        return set;
    }

    private FieldSet SubfieldsOf(SelectedField field) =>
        field.Subfields ??= Collect(field.Node.SelectionSet!, field.Definition?.Type.NamedType());

    private FieldSet[] FragmentsOf(FieldSet set) =>
        set.FragmentSets ??= [
            .. set.Fragments.Select(fragment =>
                Collect(
                    fragment.SelectionSet,
                    context.Schema.FindType(fragment.TypeCondition.Name.Value)
                )
            ),
        ];

    private void CompareWithFragment(
        ConflictList conflicts,
        bool exclusive,
        FieldSet set,
        FieldSet fragment
    )
    {
        context.Spend(1);
        if (
            set.ByName.Count == 0
            || !_fieldsAndFragments.Add(set, fragment, exclusive)
            || set == fragment
        )
        {
            return;
        }
        context.Descend();
        CompareSets(conflicts, exclusive, set, fragment);
        foreach (var inner in FragmentsOf(fragment))
        {
            CompareWithFragment(conflicts, exclusive, set, inner);
        }
        context.Ascend();
    }

    private void CompareFragments(ConflictList conflicts, bool exclusive, FieldSet a, FieldSet b)
    {
        context.Spend(2);
        if (a == b || _fragments.Has(b, a, exclusive) || !_fragments.Add(a, b, exclusive))
        {
            return;
        }
        context.Descend();
        CompareSets(conflicts, exclusive, a, b);
        foreach (var inner in FragmentsOf(b))
        {
            CompareFragments(conflicts, exclusive, a, inner);
        }
        foreach (var inner in FragmentsOf(a))
        {
            CompareFragments(conflicts, exclusive, inner, b);
        }
        context.Ascend();
    }

    private void CompareSets(ConflictList conflicts, bool exclusive, FieldSet a, FieldSet b)
    {
        // Looking the names of the smaller set up in the larger one finds the same fields.
        context.Spend(Math.Min(a.ByName.Count, b.ByName.Count));
        var isFirstSmaller = a.ByName.Count <= b.ByName.Count;
        var (smaller, larger) = isFirstSmaller ? (a, b) : (b, a);
        foreach (var (name, fields) in smaller.ByName)
        {
            if (!larger.ByName.TryGetValue(name, out var others))
            {
                continue;
            }
            var (fieldsA, fieldsB) = isFirstSmaller ? (fields, others) : (others, fields);
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
    private IReadOnlyList<Conflict> FindBetween(bool exclusive, FieldSet a, FieldSet b)
    {
        if (_harmonious.Has(a, b, exclusive))
        {
            return [];
        }
        context.Spend(StepsOfPair);
        var conflicts = new ConflictList(Conflict.MaxNodes);
        var (fragmentsA, fragmentsB) = (FragmentsOf(a), FragmentsOf(b));
        context.Descend();
        CompareSets(conflicts, exclusive, a, b);
        foreach (var fragment in fragmentsB)
        {
            CompareWithFragment(conflicts, exclusive, a, fragment);
        }
        foreach (var fragment in fragmentsA)
        {
            CompareWithFragment(conflicts, exclusive, b, fragment);
        }
        foreach (var fragmentA in fragmentsA)
        {
            foreach (var fragmentB in fragmentsB)
            {
                CompareFragments(conflicts, exclusive, fragmentA, fragmentB);
            }
        }
        context.Ascend();
        if (conflicts.Found.Count == 0)
        {
            _harmonious.Add(a, b, exclusive);
        }
        return conflicts.Found;
    }
}
