using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>A fragment is on a type that has fields.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types</remarks>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context)
    : ValidationRule(context)
{
    public override void EnterInlineFragment(
        InlineFragmentNode node,
        NamedType? parentType,
        NamedType? type
    )
    {
        if (node.TypeCondition is not null && IsWrong(node.TypeCondition))
        {
            Context.Report(
                "Fragment cannot condition on non composite type "
                    + $"\"{node.TypeCondition.Name.Value}\".",
                node.TypeCondition
            );
        }
    }

    public override void EnterFragment(FragmentDefinitionNode node)
    {
        if (IsWrong(node.TypeCondition))
        {
            Context.Report(
                $"Fragment \"{node.Name.Value}\" cannot condition on non composite type "
                    + $"\"{node.TypeCondition.Name.Value}\".",
                node.TypeCondition
            );
        }
    }

    private bool IsWrong(NamedTypeNode condition) =>
        Schema.FindType(condition.Name.Value)?.IsCompositeType() is false;
}
