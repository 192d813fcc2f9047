using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Overlap;

/// <summary>
/// The fields that a selection set asks for by their names in the response, inline fragments
/// included, and the fragments that it spreads.
/// </summary>
internal sealed class FieldSet
{
    private Dictionary<(string, NamedType?, string, string), SelectedField>? _leaves;
    private OrderedDictionary<string, FragmentDefinitionNode>? _fragments;

    private FieldSet(int number) => Number = number;

    /// <summary>Tells the sets of one validation apart.</summary>
    public int Number { get; }

    public OrderedDictionary<string, List<SelectedField>> ByName { get; } = [];

    public IEnumerable<FragmentDefinitionNode> Fragments =>
        _fragments is null ? [] : _fragments.Values;

    /// <summary>What those fragments ask for, once somebody has looked.</summary>
    public FieldSet[]? FragmentSets { get; set; }

    public static FieldSet Collect(
        ValidationContext context,
        SelectionSetNode selectionSet,
        NamedType? parentType,
        int number
    )
    {
        var set = new FieldSet(number);
        set.Add(context, selectionSet, parentType);
        return set;
    }

    private void Add(
        ValidationContext context,
        SelectionSetNode selectionSet,
        NamedType? parentType
    )
    {
        context.Descend();
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Add(new SelectedField(field, parentType));
                    break;
                case FragmentSpreadNode spread:
                    if (context.Fragments.Find(spread.Name.Value) is { } fragment)
                    {
                        (_fragments ??= []).TryAdd(spread.Name.Value, fragment);
                    }
                    break;
                default:
                    var inline = (InlineFragmentNode)selection;
                    var type = inline.TypeCondition is null
                        ? parentType
                        : context.Schema.FindType(inline.TypeCondition.Name.Value);
                    Add(context, inline.SelectionSet, type);
                    break;
            }
        }
        context.Ascend();
    }

    private void Add(SelectedField field)
    {
        if (!ByName.TryGetValue(field.Node.ResponseName, out var fields))
        {
            ByName[field.Node.ResponseName] = [field];
        }
        else if (!IsTwin(field, fields))
        {
            fields.Add(field);
        }
    }

    /// <summary>A leaf that is only repeated is compared once, however often it is repeated.</summary>
    private bool IsTwin(SelectedField field, List<SelectedField> fields)
    {
        if (!field.IsLeaf)
        {
            return false;
        }
        _leaves ??= [];
        if (fields is [{ IsLeaf: true } first])
        {
            _leaves.TryAdd(KeyOf(first), first);
        }
        if (_leaves.TryAdd(KeyOf(field), field))
        {
            return false;
        }
        _leaves[KeyOf(field)].AddTwin(field.Node);
        return true;
    }

    private static (string, NamedType?, string, string) KeyOf(SelectedField field) =>
        (field.Node.ResponseName, field.ParentType, field.Node.Name.Value, field.Arguments);
}
