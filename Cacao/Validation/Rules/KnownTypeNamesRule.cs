using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>The schema has every type that the document names.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence</remarks>
internal sealed class KnownTypeNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> _defined =
    [
        .. context.Document.Definitions.OfType<ITypeDefinitionNode>().Select(d => d.Name.Value),
    ];

    public override void EnterNamedType(NamedTypeNode node)
    {
        var name = node.Name.Value;
        if (Schema.FindType(name) is not null || _defined.Contains(name))
        {
            return;
        }
        var suggestion = Context.Suggest(name, [.. Schema.Types.Select(t => t.Name), .. _defined]);
        Context.Report($"Unknown type \"{name}\".{suggestion}", node);
    }
}
