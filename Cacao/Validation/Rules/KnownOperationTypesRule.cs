using Cacao.Language;

namespace Cacao.Validation.Rules;

/// <summary>The schema supports the kind of operation.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Operation-Type-Existence</remarks>
internal sealed class KnownOperationTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (Context.RootType(node.Operation) is not null)
        {
            return;
        }
        var name = node.Operation switch
        {
            OperationType.Query => "query",
            OperationType.Mutation => "mutation",
            _ => "subscription",
        };
        Context.Report($"The {name} operation is not supported by the schema.", node);
    }
}
