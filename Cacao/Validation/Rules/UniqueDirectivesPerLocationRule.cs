using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>A directive stands once at a location unless it is repeatable.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location</remarks>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context)
    : ValidationRule(context)
{
    private readonly Dictionary<string, Dictionary<string, DirectiveNode>> _ofDefinitions = [];

    public override void EnterDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.Count > 1)
        {
            Check(directives, []);
        }
    }

    /// <summary>A type and its extensions are one location.</summary>
    public override void EnterTypeSystemDefinition(IDefinitionNode node)
    {
        var (name, directives) = node switch
        {
            SchemaDefinitionNode schema => ("", schema.Directives),
            ITypeDefinitionNode type => (type.Name.Value, type.Directives),
            ITypeExtensionNode type => (type.Name.Value, type.Directives),
            ITypeSystemExtensionNode schema => ("", schema.Directives),
            _ => ("", []),
        };
        if (!_ofDefinitions.TryGetValue(name, out var seen))
        {
            _ofDefinitions[name] = seen = [];
        }
        Check(directives, seen);
    }

    private void Check(
        IReadOnlyList<DirectiveNode> directives,
        Dictionary<string, DirectiveNode> seen
    )
    {
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (IsUnique(name) && !seen.TryAdd(name, directive))
            {
                Context.Report(
                    $"The directive \"@{name}\" can only be used once at this location.",
                    seen[name],
                    directive
                );
            }
        }
    }

    private bool IsUnique(string name)
    {
        var definition = Context.FindDefinedDirective(name);
        return definition is null
            ? Schema.FindDirective(name)?.IsRepeatable is false
            : !definition.IsRepeatable;
    }
}
