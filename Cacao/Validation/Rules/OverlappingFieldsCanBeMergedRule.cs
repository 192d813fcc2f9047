using Cacao.Language;
using Cacao.Types.Model;
using Cacao.Validation.Overlap;

namespace Cacao.Validation.Rules;

/// <summary>Fields that answer under one name are the same field, asked in the same way.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Field-Selection-Merging</remarks>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context)
    : ValidationRule(context)
{
    private readonly OverlapFinder _finder = new(context);

    public override void EnterSelectionSet(
        SelectionSetNode node,
        ISyntaxNode owner,
        NamedType? parentType
    )
    {
        // What stands in an inline fragment is compared with what stands around it.
        if (owner is InlineFragmentNode || node.Selections is [not InlineFragmentNode])
        {
            return;
        }
        foreach (var conflict in _finder.FindWithin(node, parentType))
        {
            Context.Report(
                $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. "
                    + "Use different aliases on the fields to fetch both if this was intentional.",
                [.. conflict.First, .. conflict.Second]
            );
        }
    }
}
