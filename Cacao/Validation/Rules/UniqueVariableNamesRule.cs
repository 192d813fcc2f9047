using Cacao.Language;

namespace Cacao.Validation.Rules;

/// <summary>An operation defines a variable once.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Variable-Uniqueness</remarks>
internal sealed class UniqueVariableNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        foreach (var group in node.VariableDefinitions.GroupBy(v => v.Variable.Name.Value))
        {
            if (group.Skip(1).Any())
            {
                Context.Report(
                    $"There can be only one variable named \"${group.Key}\".",
                    [.. group.Select(definition => definition.Variable.Name)]
                );
            }
        }
    }
}
