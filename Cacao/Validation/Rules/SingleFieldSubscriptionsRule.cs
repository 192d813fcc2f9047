using Cacao.Language;
using Cacao.Types.Model;

namespace Cacao.Validation.Rules;

/// <summary>A subscription selects one field at its top, which no variable takes away.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Single-Root-Field</remarks>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context)
    : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation != OperationType.Subscription || Schema.SubscriptionType is not { } type)
        {
            return;
        }
        var fields = new RootFields(Context, type);
        fields.Collect(node.SelectionSet);
        var who = node.Name is null
            ? "Anonymous Subscription"
            : $"Subscription \"{node.Name.Value}\"";
        if (fields.Conditions.Count > 0)
        {
            Context.Report(
                $"{who} must not use `@skip` or `@include` directives in the top level selection.",
                [.. fields.Conditions]
            );
            return;
        }
        if (fields.ByName.Count == 0)
        {
            Context.Report($"{who} must select one top level field.", node.SelectionSet);
        }
        if (fields.ByName.Count > 1)
        {
            Context.Report(
                $"{who} must select only one top level field.",
                [.. fields.ByName.Skip(1).SelectMany(group => group.Value)]
            );
        }
        foreach (var (_, group) in fields.ByName)
        {
            if (group[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
            {
                Context.Report(
                    $"{who} must not select an introspection top level field.",
                    [.. group]
                );
            }
        }
    }

    /// <summary>The fields that a selection set comes to, by their names in the response.</summary>
    private sealed class RootFields(ValidationContext context, ObjectType type)
    {
        private readonly HashSet<string> _spread = [];

        public OrderedDictionary<string, List<FieldNode>> ByName { get; } = [];

        public List<DirectiveNode> Conditions { get; } = [];

        public void Collect(SelectionSetNode selectionSet)
        {
            context.Descend();
            foreach (var selection in selectionSet.Selections)
            {
                var condition =
                    selection.Directives.FirstOrDefault(d => d.Name.Value == "skip")
                    ?? selection.Directives.FirstOrDefault(d => d.Name.Value == "include");
                if (condition is not null)
                {
                    Conditions.Add(condition);
                }
                else
                {
                    Collect(selection);
                }
            }
            context.Ascend();
        }

        private void Collect(ISelectionNode selection)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!ByName.TryGetValue(field.ResponseName, out var fields))
                    {
                        ByName[field.ResponseName] = fields = [];
                    }
                    fields.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition):
                    Collect(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread
                    when context.Fragments.Find(spread.Name.Value) is { } fragment
                        && Applies(fragment.TypeCondition)
                        && _spread.Add(spread.Name.Value):
                    Collect(fragment.SelectionSet);
                    break;
                default:
                    break;
            }
        }

        private bool Applies(NamedTypeNode? condition) =>
            condition is null
            || context.Schema.FindType(condition.Name.Value) is { } target
                && (target == type || context.Schema.IsSubType(target, type));
    }
}
