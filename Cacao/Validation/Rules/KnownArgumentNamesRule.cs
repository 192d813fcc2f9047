using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>The field or directive has every argument that it is given.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Argument-Names</remarks>
internal sealed class KnownArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFieldArgument(
        ArgumentNode node,
        OutputField? field,
        Argument? argument
    )
    {
        if (field is null || argument is not null)
        {
            return;
        }
        var name = node.Name.Value;
        var suggestion = Context.Suggest(name, field.Arguments.Select(a => a.Name));
        Context.Report(
            $"Unknown argument \"{name}\" on field \"{field.Coordinate()}\".{suggestion}",
            node
        );
    }

    public override void EnterDirective(DirectiveNode node, string location, OutputField? field)
    {
        var known = NamesOf(node.Name.Value);
        foreach (var argument in node.Arguments)
        {
            var name = argument.Name.Value;
            if (known is not null && !known.Contains(name))
            {
                Context.Report(
                    $"Unknown argument \"{name}\" on directive \"@{node.Name.Value}\"."
                        + Context.Suggest(name, known),
                    argument
                );
            }
        }
    }

    private List<string>? NamesOf(string directive)
    {
        var definition = Context.FindDefinedDirective(directive);
        return definition is not null
            ? [.. definition.Arguments.Select(argument => argument.Name.Value)]
            : Schema.FindDirective(directive)?.Arguments.Select(argument => argument.Name).ToList();
    }
}
