using Cacao.Language;

namespace Cacao.Validation.Rules;

/// <summary>Every fragment has a name of its own.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness</remarks>
internal sealed class UniqueFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = [];

    public override void EnterFragment(FragmentDefinitionNode node)
    {
        if (!_known.TryAdd(node.Name.Value, node.Name))
        {
            Context.Report(
                $"There can be only one fragment named \"{node.Name.Value}\".",
                _known[node.Name.Value],
                node.Name
            );
        }
    }
}
