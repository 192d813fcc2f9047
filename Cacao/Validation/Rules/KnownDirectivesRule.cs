using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>The schema has every directive, and allows it where it stands.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Directives-Are-Defined</remarks>
internal sealed class KnownDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode node, string location, OutputField? field)
    {
        var name = node.Name.Value;
        var locations = Context.FindDefinedDirective(name) is { } definition
            ? definition.Locations.Select(l => l.Value)
            : Schema.FindDirective(name)?.Locations;
        if (locations is null)
        {
            Context.Report($"Unknown directive \"@{name}\".", node);
        }
        else if (!locations.Contains(location))
        {
            Context.Report($"Directive \"@{name}\" may not be used on {location}.", node);
        }
    }
}
