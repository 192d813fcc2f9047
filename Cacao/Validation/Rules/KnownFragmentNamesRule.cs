using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>The document has every fragment that it spreads.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Target-Defined</remarks>
internal sealed class KnownFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFragmentSpread(FragmentSpreadNode node, NamedType? parentType)
    {
        if (Context.Fragments.Find(node.Name.Value) is null)
        {
            Context.Report($"Unknown fragment \"{node.Name.Value}\".", node.Name);
        }
    }
}
