using Cacao.Language;

namespace Cacao.Validation.Rules;

/// <summary>An operation uses all variables that it defines.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-All-Variables-Used</remarks>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.VariableDefinitions.Count == 0)
        {
            return;
        }
        var used = Context
            .Variables.Of(node)
            .Select(usage => usage.Node.Name.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var definition in node.VariableDefinitions)
        {
            if (!used.Contains(definition.Variable.Name.Value))
            {
                var operation = node.Name is null ? "" : $" in operation \"{node.Name.Value}\"";
                Context.Report(
                    $"Variable \"{definition.Variable}\" is never used{operation}.",
                    definition
                );
            }
        }
    }
}
