using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>A variable has a type that values can be given of.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types</remarks>
internal sealed class VariablesAreInputTypesRule(ValidationContext context)
    : ValidationRule(context)
{
    public override void EnterVariableDefinition(VariableDefinitionNode node)
    {
        if (Context.TypeOf(node.Type)?.IsInputType() is false)
        {
            Context.Report(
                $"Variable \"${node.Variable.Name.Value}\" cannot be non-input type \"{node.Type}\".",
                node.Type
            );
        }
    }
}
