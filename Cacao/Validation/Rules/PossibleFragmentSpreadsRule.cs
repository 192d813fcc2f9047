using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>Some object can be of the type around a fragment and of its own.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible</remarks>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context)
    : ValidationRule(context)
{
    public override void EnterInlineFragment(
        InlineFragmentNode node,
        NamedType? parentType,
        NamedType? type
    )
    {
        if (IsImpossible(parentType, type))
        {
            Context.Report(
                $"Fragment cannot be spread here as objects of type \"{parentType}\" "
                    + $"can never be of type \"{type}\".",
                node
            );
        }
    }

    public override void EnterFragmentSpread(FragmentSpreadNode node, NamedType? parentType)
    {
        var name = node.Name.Value;
        var condition = Context.Fragments.Find(name)?.TypeCondition.Name.Value;
        var type = condition is null ? null : Schema.FindType(condition);
        if (IsImpossible(parentType, type))
        {
            Context.Report(
                $"Fragment \"{name}\" cannot be spread here as objects of type \"{parentType}\" "
                    + $"can never be of type \"{type}\".",
                node
            );
        }
    }

    private bool IsImpossible(NamedType? parentType, NamedType? type) =>
        parentType is not null
        && type is not null
        && type.IsCompositeType()
        && !Schema.Overlap(type, parentType);
}
