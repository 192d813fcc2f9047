using Cacao.Language;

namespace Cacao.Execution.Plans;

/// <summary>Finds what decides over the shape of an operation's responses.</summary>
internal sealed class ConditionFinder(FragmentTable fragments)
{
    private readonly List<string> _inclusion = [];
    private readonly List<string> _delivery = [];
    private readonly HashSet<string> _visited = [];

    private bool _isIncremental;

    public static OperationConditions Find(
        OperationDefinitionNode operation,
        FragmentTable fragments
    )
    {
        var finder = new ConditionFinder(fragments);
        finder.Visit(operation.SelectionSet);
        return new(finder._inclusion, finder._delivery, finder._isIncremental);
    }

    private void Visit(SelectionSetNode set)
    {
        foreach (var selection in set.Selections)
        {
            Visit(selection.Directives);
            switch (selection)
            {
                case FieldNode { SelectionSet: { } children }:
                    Visit(children);
                    break;
                case InlineFragmentNode inline:
                    Visit(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread
                    when _visited.Add(spread.Name.Value)
                        && fragments.Find(spread.Name.Value) is { } fragment:
                    Visit(fragment.SelectionSet);
                    break;
            }
        }
    }

    private void Visit(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            switch (directive.Name.Value)
            {
                case "skip" or "include":
                    Note(directive, _inclusion);
                    break;
                case "defer" or "stream":
                    _isIncremental = true;
                    Note(directive, _delivery);
                    break;
            }
        }
    }

    private static void Note(DirectiveNode directive, List<string> variables)
    {
        foreach (var argument in directive.Arguments)
        {
            if (
                argument is { Name.Value: "if", Value: VariableNode variable }
                && !variables.Contains(variable.Value)
            )
            {
                variables.Add(variable.Value);
            }
        }
    }
}
