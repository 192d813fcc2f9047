using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>A field or directive is given an argument once.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Argument-Uniqueness</remarks>
internal sealed class UniqueArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode node, NamedType? parentType, OutputField? field) =>
        Check(node.Arguments);

    public override void EnterDirective(DirectiveNode node, string location, OutputField? field) =>
        Check(node.Arguments);

    private void Check(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count < 2)
        {
            return;
        }
        foreach (var group in arguments.GroupBy(argument => argument.Name.Value))
        {
            if (group.Skip(1).Any())
            {
                Context.Report(
                    $"There can be only one argument named \"{group.Key}\".",
                    [.. group.Select(argument => argument.Name)]
                );
            }
        }
    }
}
