using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>
/// The first line of a CSV file: each column is named by the path of a field of a line, such as
/// <c>recipient.account.bsb</c>; <c>amount</c> and <c>currency</c> are short for those of the amount.
/// </summary>
internal sealed class CsvHeader
{
    private const string AmountField = "amount";

    private static readonly Dictionary<string, bool> Fields = Leaves(
            LineJson.Options.GetTypeInfo(typeof(WithdrawalBatchLineInput)),
            ""
        )
        .ToDictionary(field => field.Path, field => field.IsFlag, StringComparer.Ordinal);

    private readonly Node _root = new();
    private readonly string[] _paths;

    private CsvHeader(string[] paths)
    {
        _paths = paths;
        for (var column = 0; column < paths.Length; column++)
        {
            var node = _root;
            foreach (var name in paths[column].Split('.'))
            {
                node = node.Child(name);
            }

            node.Column = column;
            node.IsFlag = Fields[paths[column]];
        }
    }

    /// <summary>Every column that a file may have.</summary>
    public static IEnumerable<string> Columns => Fields.Keys;

    public int Count => _paths.Length;

    /// <exception cref="UnreadableFileException">A column has no field, or two have the same.</exception>
    public static CsvHeader Read(string line)
    {
        List<(string Text, int Column)> cells = [];
        if (CsvCells.Read(line, cells) is { } problem)
        {
            throw new UnreadableFileException($"The header: {problem.Message}");
        }

        var paths = cells.ConvertAll(cell => PathOf(cell.Text.Trim())).ToArray();
        if (Array.Find(paths, path => !Fields.ContainsKey(path)) is { } unknown)
        {
            throw new UnreadableFileException($"The header: no field is named '{unknown}'.");
        }

        if (paths.GroupBy(path => path).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new UnreadableFileException($"The header has '{twice.Key}' twice.");
        }

        return new(paths);
    }

    /// <summary>The line as JSON; an empty cell is a field that is left out.</summary>
    public void Write(IReadOnlyList<(string Text, int Column)> cells, Utf8JsonWriter json) =>
        Write(_root, cells, json);

    /// <summary>The index of the cell that holds a field, or the first one of it.</summary>
    public int? CellOf(IReadOnlyList<string> path)
    {
        var name = string.Join('.', path);
        var cell = Array.FindIndex(
            _paths,
            known => known == name || known.StartsWith($"{name}.", StringComparison.Ordinal)
        );
        return name.Length == 0 || cell < 0 ? null : cell;
    }

    private static string PathOf(string name) =>
        name switch
        {
            AmountField => "amount.amount",
            "currency" => "amount.currency",
            _ => name,
        };

    private static void Write(
        Node node,
        IReadOnlyList<(string Text, int Column)> cells,
        Utf8JsonWriter json
    )
    {
        json.WriteStartObject();
        foreach (var (name, child) in node.Children)
        {
            if (child.Column is { } column)
            {
                WriteCell(name, cells[column].Text, child.IsFlag, json);
            }
            else if (child.IsGiven(cells))
            {
                json.WritePropertyName(name);
                Write(child, cells, json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteCell(string name, string text, bool isFlag, Utf8JsonWriter json)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (isFlag && text is "true" or "false")
        {
            json.WriteBoolean(name, text == "true");
        }
        else
        {
            json.WriteString(name, text);
        }
    }

    private static IEnumerable<(string Path, bool IsFlag)> Leaves(JsonTypeInfo type, string prefix)
    {
        foreach (var property in type.Properties)
        {
            var path = prefix + property.Name;
            var inner = LineJson.Options.GetTypeInfo(property.PropertyType);
            if (inner.Kind is JsonTypeInfoKind.Object)
            {
                foreach (var leaf in Leaves(inner, path + "."))
                {
                    yield return leaf;
                }
            }
            else
            {
                yield return (path, property.PropertyType == typeof(bool?));
            }
        }
    }

    private sealed class Node
    {
        public List<(string Name, Node Node)> Children { get; } = [];

        public int? Column { get; set; }

        public bool IsFlag { get; set; }

        public Node Child(string name)
        {
            var known = Children.Find(child => child.Name == name).Node;
            if (known is null)
            {
                known = new();
                Children.Add((name, known));
            }

            return known;
        }

        public bool IsGiven(IReadOnlyList<(string Text, int Column)> cells) =>
            Column is { } column
                ? cells[column].Text.Length > 0
                : Children.Exists(child => child.Node.IsGiven(cells));
    }
}
