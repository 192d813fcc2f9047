using Cacao.Language;

namespace Cacao.Validation.Rules;

/// <summary>No fragment contains itself.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles</remarks>
internal sealed class NoFragmentCyclesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> _visited = [];
    private readonly Dictionary<string, int> _open = [];
    private readonly List<FragmentSpreadNode> _path = [];

    public override void EnterFragment(FragmentDefinitionNode node)
    {
        var name = node.Name.Value;
        if (!_visited.Add(name))
        {
            return;
        }
        Context.Descend();
        _open[name] = _path.Count;
        foreach (var spread in Context.Fragments.SpreadsIn(node.SelectionSet))
        {
            _path.Add(spread);
            if (_open.TryGetValue(spread.Name.Value, out var start))
            {
                ReportCycle(spread.Name.Value, _path[start..]);
            }
            else if (Context.Fragments.Find(spread.Name.Value) is { } fragment)
            {
                EnterFragment(fragment);
            }
            _path.RemoveAt(_path.Count - 1);
        }
        _open.Remove(name);
        Context.Ascend();
    }

    private void ReportCycle(string name, List<FragmentSpreadNode> cycle)
    {
        var via = string.Join(", ", cycle[..^1].Select(spread => $"\"{spread.Name.Value}\""));
        Context.Report(
            $"Cannot spread fragment \"{name}\" within itself{(via == "" ? "" : $" via {via}")}.",
            [.. cycle]
        );
    }
}
