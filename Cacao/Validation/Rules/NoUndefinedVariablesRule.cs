using Cacao.Language;

namespace Cacao.Validation.Rules;

/// <summary>An operation defines all variables that it uses, also those in fragments.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined</remarks>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        var defined = node
            .VariableDefinitions.Select(v => v.Variable.Name.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (variable, _) in Context.Variables.Of(node))
        {
            if (!defined.Contains(variable.Name.Value))
            {
                var by = node.Name is null ? "" : $" by operation \"{node.Name.Value}\"";
                Context.Report($"Variable \"{variable}\" is not defined{by}.", variable, node);
            }
        }
    }
}
