using Cacao.Language;

namespace Cacao.Validation.Rules;

/// <summary>A client may send operations and fragments only.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Executable-Definitions</remarks>
internal sealed class ExecutableDefinitionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterTypeSystemDefinition(IDefinitionNode node)
    {
        var name = node switch
        {
            ITypeDefinitionNode type => $"\"{type.Name.Value}\"",
            ITypeExtensionNode type => $"\"{type.Name.Value}\"",
            DirectiveDefinitionNode directive => $"\"{directive.Name.Value}\"",
            _ => "schema",
        };
        Context.Report($"The {name} definition is not executable.", node);
    }
}
