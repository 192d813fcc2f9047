using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>Arguments that are neither nullable nor have a default are given.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Required-Arguments</remarks>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context)
    : ValidationRule(context)
{
    public override void LeaveField(FieldNode node, OutputField? field)
    {
        if (field is null)
        {
            return;
        }
        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && !IsGiven(node.Arguments, argument.Name))
            {
                Context.Report(
                    $"Argument \"{field.Coordinate()}({argument.Name}:)\" of type "
                        + $"\"{argument.Type}\" is required, but it was not provided.",
                    node
                );
            }
        }
    }

    public override void LeaveDirective(DirectiveNode node)
    {
        foreach (var (name, type) in RequiredBy(node.Name.Value))
        {
            if (!IsGiven(node.Arguments, name))
            {
                Context.Report(
                    $"Argument \"@{node.Name.Value}({name}:)\" of type \"{type}\" is required, "
                        + "but it was not provided.",
                    node
                );
            }
        }
    }

    private IEnumerable<(string Name, string Type)> RequiredBy(string directive)
    {
        var definition = Context.FindDefinedDirective(directive);
        if (definition is not null)
        {
            return definition
                .Arguments.Where(a => a is { Type: NonNullTypeNode, DefaultValue: null })
                .Select(argument => (argument.Name.Value, argument.Type.ToString()!));
        }
        var arguments = Schema.FindDirective(directive)?.Arguments ?? [];
        return arguments.Where(a => a.IsRequired).Select(a => (a.Name, a.Type.ToString()!));
    }

    private static bool IsGiven(IReadOnlyList<ArgumentNode> arguments, string name) =>
        arguments.Any(argument => argument.Name.Value == name);
}
