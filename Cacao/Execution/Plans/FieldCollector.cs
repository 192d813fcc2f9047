using Cacao.Errors;
using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Execution.Plans;

/// <summary>Gathers the fields that a selection set asks of an object type, merged by response name.</summary>
/// <remarks>
/// https://spec.graphql.org/September2025/#CollectFields();
/// with <c>@defer</c>: https://github.com/graphql/graphql-spec/pull/1110
/// </remarks>
internal sealed class FieldCollector(
    Schema schema,
    FragmentTable fragments,
    Func<string, bool?> outcome,
    bool isIncremental
)
{
    public CollectedFields Collect(ObjectType type, IReadOnlyList<FieldSource> sources)
    {
        var fields = new CollectedFields();
        foreach (var source in sources)
        {
            Collect(type, source.Set, source.Usage, fields);
        }

        return fields;
    }

    /// <summary>
    /// The same without a look at <c>@skip</c>, <c>@include</c> and <c>@defer</c>: what there may be at most.
    /// </summary>
    public CollectedFields CollectAll(ObjectType type, IEnumerable<SelectionSetNode> sets)
    {
        var fields = new CollectedFields();
        foreach (var set in sets)
        {
            Collect(type, set, usage: null, fields, ignoresConditions: true);
        }

        return fields;
    }

    /// <summary>Some of what the selection asks for may come after the object that it stands in.</summary>
    public bool MayComeLater(ISelectionNode selection) =>
        selection is FieldNode field
            ? StreamOf(field) is not null
            : DeferOf(selection.Directives) is not null;

    public FragmentDefinitionNode? FragmentOf(FragmentSpreadNode spread) =>
        fragments.Find(spread.Name.Value);

    public StreamUsage? StreamOf(FieldNode field) =>
        Active(field.Directives, "stream") is { } directive ? new StreamUsage(directive) : null;

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
        DeferUsage? usage,
        CollectedFields fields,
        bool ignoresConditions = false
    )
    {
        foreach (var selection in set.Selections)
        {
            if (!ignoresConditions && !IsIncluded(selection.Directives))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    fields.Add(field, usage);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition, type):
                    Collect(
                        type,
                        inline.SelectionSet,
                        Inside(inline, usage, fields),
                        fields,
                        ignoresConditions
                    );
                    break;
                case FragmentSpreadNode spread
                    when FragmentOf(spread) is { } fragment
                        && Applies(fragment.TypeCondition, type)
                        && fields.Visit(spread.Name.Value, usage, IsDeferred(spread, fields)):
                    Collect(
                        type,
                        fragment.SelectionSet,
                        Inside(spread, usage, fields),
                        fields,
                        ignoresConditions
                    );
                    break;
            }
        }
    }

    private bool IsDeferred(FragmentSpreadNode fragment, CollectedFields fields) =>
        fields.HasRoomForUsage && DeferOf(fragment.Directives) is not null;

    private DeferUsage? Inside(ISelectionNode fragment, DeferUsage? usage, CollectedFields fields)
    {
        if (!fields.HasRoomForUsage || DeferOf(fragment.Directives) is not { } directive)
        {
            return usage;
        }

        var label = directive.Arguments.FirstOrDefault(a => a.Name.Value == "label")?.Value;
        return fields.AddUsage((label as StringValueNode)?.Value, usage);
    }

    private DirectiveNode? DeferOf(IReadOnlyList<DirectiveNode> directives) =>
        Active(directives, "defer");

    // A condition that is not given, or null, has its default.
    private DirectiveNode? Active(IReadOnlyList<DirectiveNode> directives, string name)
    {
        if (isIncremental)
        {
            foreach (var directive in directives)
            {
                if (directive.Name.Value == name)
                {
                    return Condition(directive) is false ? null : directive;
                }
            }
        }

        return null;
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
