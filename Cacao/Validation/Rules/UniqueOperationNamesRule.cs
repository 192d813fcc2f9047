using Cacao.Language;

namespace Cacao.Validation.Rules;

/// <summary>Every operation has a name of its own.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness</remarks>
internal sealed class UniqueOperationNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _known = [];

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is not null && !_known.TryAdd(node.Name.Value, node.Name))
        {
            Context.Report(
                $"There can be only one operation named \"{node.Name.Value}\".",
                _known[node.Name.Value],
                node.Name
            );
        }
    }
}
