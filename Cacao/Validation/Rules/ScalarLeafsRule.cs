using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>Leaves have no selection, and everything else has one.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections</remarks>
internal sealed class ScalarLeafsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode node, NamedType? parentType, OutputField? field)
    {
        if (field is null)
        {
            return;
        }
        var (name, type) = (node.Name.Value, field.Type);
        var isLeaf = type.NamedType().IsLeafType();
        if (isLeaf && node.SelectionSet is not null)
        {
            Context.Report(
                $"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.",
                node.SelectionSet
            );
        }
        else if (!isLeaf && node.SelectionSet is null)
        {
            Context.Report(
                $"Field \"{name}\" of type \"{type}\" must have a selection of subfields."
                    + (Context.Options.Suggestions ? $" Did you mean \"{name} {{ ... }}\"?" : ""),
                node
            );
        }
    }
}
