using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Overlap;

/// <summary>
/// The fields that a selection set asks for by their names in the response, inline fragments
/// included, and the fragments that it spreads.
/// </summary>
internal sealed class FieldSet
{
    private readonly Dictionary<(string, NamedType?, string, string), SelectedField> _leaves = [];

    private FieldSet() { }

    public OrderedDictionary<string, List<SelectedField>> ByName { get; } = [];

    public List<FragmentDefinitionNode> Fragments { get; } = [];

    public static FieldSet Collect(
        ValidationContext context,
        SelectionSetNode selectionSet,
        NamedType? parentType
    )
    {
        var set = new FieldSet();
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
                    var fragment = context.Fragments.Find(spread.Name.Value);
                    if (fragment is not null && !Fragments.Contains(fragment))
                    {
                        Fragments.Add(fragment);
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
        var responseName = field.Node.ResponseName;
        if (!ByName.TryGetValue(responseName, out var fields))
        {
            ByName[responseName] = fields = [];
        }
        // A leaf that is only repeated is compared once, however often it is repeated.
        var key = (responseName, field.ParentType, field.Node.Name.Value, field.Arguments);
        if (!field.IsLeaf)
        {
            fields.Add(field);
        }
        else if (_leaves.TryGetValue(key, out var twin))
        {
            twin.Twins.Add(field.Node);
        }
        else
        {
            _leaves[key] = field;
            fields.Add(field);
        }
    }
}
