using Cacao.Language;

namespace Cacao.Execution.Plans;

/// <summary>Finds the variables that decide over <c>@skip</c> and <c>@include</c> in an operation.</summary>
internal sealed class ConditionFinder(FragmentTable fragments)
{
    private readonly List<string> _variables = [];
    private readonly HashSet<string> _visited = [];

    public static IReadOnlyList<string> Find(
        OperationDefinitionNode operation,
        FragmentTable fragments
    )
    {
        var finder = new ConditionFinder(fragments);
        finder.Visit(operation.SelectionSet);
        return finder._variables;
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
            if (directive.Name.Value is not ("skip" or "include"))
            {
                continue;
            }

            foreach (var argument in directive.Arguments)
            {
                if (argument.Value is VariableNode variable && !_variables.Contains(variable.Value))
                {
                    _variables.Add(variable.Value);
                }
            }
        }
    }
}
