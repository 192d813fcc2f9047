using Cacao.Errors;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Plans;

/// <summary>Gathers the fields that a selection set asks of an object type, merged by response name.</summary>
/// <remarks>https://spec.graphql.org/September2025/#CollectFields()</remarks>
internal sealed class FieldCollector(
    Schema schema,
    FragmentTable fragments,
    Func<string, bool?> outcome
)
{
    public IEnumerable<IReadOnlyList<FieldNode>> Collect(
        ObjectType type,
        IEnumerable<SelectionSetNode> sets
    )
    {
        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
        {
            Collect(type, set, fields, visited);
        }

        return fields.Values;
    }

    /// <summary>Where it cannot be decided, the selection counts as included.</summary>
    public bool MayBeIncluded(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            var wanted = directive.Name.Value switch
            {
                "skip" => false,
                "include" => true,
                _ => (bool?)null,
            };
            if (wanted is not null && (Condition(directive) ?? wanted) != wanted)
            {
                return false;
            }
        }

        return true;
    }

    public bool Applies(NamedTypeNode? condition, ObjectType type)
    {
        if (condition is null || condition.Name.Value == type.Name)
        {
            return true;
        }

        return schema.FindType(condition.Name.Value) switch
        {
            InterfaceType @interface => type.Implements(@interface),
            UnionType union => union.Types.Contains(type),
            _ => false,
        };
    }

    private void Collect(
        ObjectType type,
        SelectionSetNode set,
        OrderedDictionary<string, List<FieldNode>> fields,
        HashSet<string> visited
    )
    {
        foreach (var selection in set.Selections)
        {
            if (!IsIncluded(selection.Directives))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    Add(fields, field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition, type):
                    Collect(type, inline.SelectionSet, fields, visited);
                    break;
                case FragmentSpreadNode spread
                    when visited.Add(spread.Name.Value)
                        && fragments.Find(spread.Name.Value) is { } fragment
                        && Applies(fragment.TypeCondition, type):
                    Collect(type, fragment.SelectionSet, fields, visited);
                    break;
            }
        }
    }

    private static void Add(OrderedDictionary<string, List<FieldNode>> fields, FieldNode field)
    {
        if (!fields.TryGetValue(field.ResponseName, out var nodes))
        {
            nodes = [];
            fields.Add(field.ResponseName, nodes);
        }

        nodes.Add(field);
    }

    private bool IsIncluded(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value is "skip" or "include" && Condition(directive) is null)
            {
                throw new GraphQLException(
                    $"Argument \"@{directive.Name.Value}(if:)\" has invalid value: Expected a value of non-null type \"Boolean!\" not to be null."
                );
            }
        }

        return MayBeIncluded(directives);
    }

    // Null: a variable with a default, and so of a nullable type, was explicitly set to null.
    private bool? Condition(DirectiveNode directive)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == "if")
            {
                return argument.Value switch
                {
                    BooleanValueNode literal => literal.Value,
                    VariableNode variable => outcome(variable.Value),
                    _ => null,
                };
            }
        }

        return null;
    }
}
