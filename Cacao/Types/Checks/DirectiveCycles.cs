using Cacao.Language;
using Cacao.Types.Directives;
using Cacao.Types.Model;

namespace Cacao.Types.Checks;

/// <summary>Directives that need themselves in their own definition could never be read.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Type-System.Directives.Type-Validation</remarks>
internal static class DirectiveCycles
{
    public static IEnumerable<string> Find(Schema schema) =>
        schema
            .Directives.Where(directive =>
                !SpecifiedDirectives.IsSpecified(directive) && Refers(directive, schema)
            )
            .Select(directive => $"@{directive.Name} refers to itself in its own arguments.");

    private static bool Refers(DirectiveType to, Schema schema)
    {
        var seen = new HashSet<object>();
        var waiting = new Stack<object>([to]);
        while (waiting.TryPop(out var next))
        {
            foreach (var reference in References(next, schema))
            {
                if (reference == to)
                {
                    return true;
                }

                if (seen.Add(reference))
                {
                    waiting.Push(reference);
                }
            }
        }

        return false;
    }

    /// <summary>The directives and input types that a directive or an input type names.</summary>
    private static IEnumerable<object> References(object node, Schema schema) =>
        node switch
        {
            DirectiveType directive => directive.Arguments.SelectMany(a => Of(a, schema)),
            InputObjectType input =>
            [
                .. Applied(input.Directives, schema),
                .. input.Fields.SelectMany(field => Of(field, schema)),
            ],
            EnumType @enum =>
            [
                .. Applied(@enum.Directives, schema),
                .. @enum.Values.SelectMany(value => Applied(value.Directives, schema)),
            ],
            NamedType type => Applied(type.Directives, schema),
            _ => [],
        };

    private static IEnumerable<object> Of(InputValue value, Schema schema) =>
        Applied(value.Directives, schema).Append(value.Type.NamedType());

    private static IEnumerable<object> Applied(
        IReadOnlyList<DirectiveNode> directives,
        Schema schema
    ) =>
        directives.Select(directive => schema.FindDirective(directive.Name.Value)).OfType<object>();
}
