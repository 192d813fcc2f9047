using Cacao.Language;

namespace Cacao.Validation.Rules;

/// <summary>
/// An event of a subscription comes whole; a shared fragment may still defer if it can be told not to.
/// </summary>
/// <remarks>https://github.com/graphql/graphql-spec/pull/1110, sec-Defer-And-Stream-Directives-Are-Used-On-Valid-Operations</remarks>
internal sealed class DeferStreamDirectiveOnValidOperationsRule(ValidationContext context)
    : ValidationRule(context)
{
    private readonly HashSet<string> _checked = [];
    private readonly Stack<ISyntaxNode> _spreads = [];

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation == OperationType.Subscription)
        {
            Check(node.SelectionSet);
        }
    }

    private void Check(SelectionSetNode selectionSet)
    {
        Context.Descend();
        foreach (var selection in selectionSet.Selections.Where(s => !MayBeLeftOut(s)))
        {
            foreach (var directive in selection.Directives)
            {
                Check(directive);
            }
            switch (selection)
            {
                case FieldNode { SelectionSet: { } inner }:
                    Check(inner);
                    break;
                case InlineFragmentNode inline:
                    Check(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread
                    when Context.Fragments.Find(spread.Name.Value) is { } fragment
                        && _checked.Add(spread.Name.Value):
                    _spreads.Push(spread);
                    Check(fragment.SelectionSet);
                    _spreads.Pop();
                    break;
                default:
                    break;
            }
        }
        Context.Ascend();
    }

    private void Check(DirectiveNode directive)
    {
        var name = directive.Name.Value;
        if (name is "defer" or "stream" && Condition(directive) is not (VariableNode or false))
        {
            Context.Report(
                $"{(name == "defer" ? "Defer" : "Stream")} directive not supported on subscription "
                    + $"operations. Disable `@{name}` by setting the `if` argument to `false`.",
                [directive, .. _spreads]
            );
        }
    }

    private static bool MayBeLeftOut(ISelectionNode selection) =>
        selection.Directives.Any(directive =>
            directive.Name.Value switch
            {
                "skip" => Condition(directive) is not false,
                "include" => Condition(directive) is not (null or true),
                _ => false,
            }
        );

    /// <summary>A literal's value, or else the node that is given for <c>if</c>.</summary>
    private static object? Condition(DirectiveNode directive)
    {
        var value = directive.Arguments.FirstOrDefault(a => a.Name.Value == "if")?.Value;
        return value is BooleanValueNode literal ? literal.Value : value;
    }
}
