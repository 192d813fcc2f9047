using System.Globalization;
using System.Text;

namespace Cacao.Execution.Coercion;

/// <summary>Where coercion stands inside an input value; grows and shrinks with it.</summary>
internal sealed class InputPath
{
    private readonly List<(string? Name, int Index)> _segments = [];

    public int Depth => _segments.Count;

    public void Push(string name) => _segments.Add((name, 0));

    public void Push(int index) => _segments.Add((null, index));

    public void Pop() => _segments.RemoveAt(_segments.Count - 1);

    public void Clear() => _segments.Clear();

    /// <summary><c> at .filter.ids[2]</c>, or nothing at the top.</summary>
    public override string ToString()
    {
        if (_segments.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder(" at ");
        foreach (var (name, index) in _segments)
        {
            _ = name is null
                ? text.Append(CultureInfo.InvariantCulture, $"[{index}]")
                : text.Append('.').Append(name);
        }

        return text.ToString();
    }
}
