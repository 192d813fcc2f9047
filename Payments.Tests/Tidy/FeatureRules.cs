using System.Reflection;
using System.Text.RegularExpressions;

namespace Payments.Tests.Tidy;

/// <summary>
/// What holds for a table of features: each row names the tests that show it, in its last column, as
/// `Class.Method`, `.Method` of the class named before, or `Class` for all of its tests; "the same" are
/// those of the row above. A test that is renamed or removed takes its row's proof along.
/// </summary>
public static partial class FeatureRules
{
    private const string AsAbove = "the same";

    private static readonly string[] TestColumns = ["test", "shown by"];

    public static IEnumerable<string> UnprovenRow(
        RepositoryFile document,
        IReadOnlyDictionary<string, IReadOnlySet<string>> tests
    )
    {
        var isInTable = false;
        var hasRowAbove = false;
        foreach (var (index, line) in document.Lines.Index())
        {
            if (!line.StartsWith('|'))
            {
                (isInTable, hasRowAbove) = (false, false);
                continue;
            }

            var cells = line.TrimEnd().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray();
            if (TestColumns.Contains(cells[^1]))
            {
                isInTable = true;
            }
            else if (isInTable && !cells.All(IsRule))
            {
                foreach (var fault in Faults(cells[^1], hasRowAbove, tests))
                {
                    yield return $"{document.Path}:{index + 1} \"{cells[0]}\": {fault}";
                }

                hasRowAbove = true;
            }
        }
    }

    /// <summary>The names of all test classes of an assembly, and of each the methods that are tests.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> TestsOf(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false })
            .SelectMany(
                type => type.GetMethods().Where(IsTest),
                (type, method) => (Class: type.Name, Method: method.Name)
            )
            .GroupBy(test => test.Class)
            .ToDictionary(
                tests => tests.Key,
                IReadOnlySet<string> (tests) => tests.Select(test => test.Method).ToHashSet()
            );

    private static IEnumerable<string> Faults(
        string cell,
        bool hasRowAbove,
        IReadOnlyDictionary<string, IReadOnlySet<string>> tests
    )
    {
        var isAsAbove = cell.StartsWith(AsAbove, StringComparison.Ordinal);
        var names = Name().Matches(cell).Select(match => match.Groups["name"].Value).ToList();
        if (names.Count == 0 && !(isAsAbove && hasRowAbove))
        {
            yield return "no test shows it";
        }

        var className = string.Empty;
        foreach (var name in names)
        {
            var parts = name.Split('.', 2);
            className = parts[0].Length > 0 ? parts[0] : className;
            if (
                !tests.TryGetValue(className, out var methods)
                || (parts.Length > 1 && !methods.Contains(parts[1]))
            )
            {
                yield return $"there is no test {className}{(parts.Length > 1 ? "." + parts[1] : "")}";
            }
        }
    }

    // The line between a table's head and its rows.
    private static bool IsRule(string cell) => cell.Length > 0 && cell.Trim(':').All('-'.Equals);

    private static bool IsTest(MethodInfo method) =>
        method.GetCustomAttributes<FactAttribute>(inherit: true).Any();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
