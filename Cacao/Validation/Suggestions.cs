namespace Cacao.Validation;

/// <summary>Names that somebody may have meant, nearest first.</summary>
internal static class Suggestions
{
    private const int MaxCount = 5;

    /// <summary>The sentence <c> Did you mean "a" or "b"?</c> with a leading space, or nothing.</summary>
    /// <param name="what">Words between, such as <c>the enum value</c>.</param>
    public static string DidYouMean(
        string name,
        IEnumerable<string> options,
        string? what = null
    ) => Sentence(Nearest(name, options), what);

    public static string Sentence(IReadOnlyList<string> names, string? what = null)
    {
        if (names.Count == 0)
        {
            return "";
        }
        var quoted = names.Take(MaxCount).Select(name => $"\"{name}\"").ToArray();
        var list = quoted switch
        {
            [var only] => only,
            [var first, var second] => $"{first} or {second}",
            _ => $"{string.Join(", ", quoted[..^1])}, or {quoted[^1]}",
        };
        return what is null ? $" Did you mean {list}?" : $" Did you mean {what} {list}?";
    }

    private static string[] Nearest(string name, IEnumerable<string> options)
    {
        var threshold = (int)(name.Length * 0.4) + 1;
        return
        [
            .. options
                .Distinct(StringComparer.Ordinal)
                .Select(option => (Name: option, Distance: Distance(name, option, threshold)))
                .Where(option => option.Distance <= threshold)
                .OrderBy(option => option.Distance)
                .ThenBy(option => option.Name, NaturalComparer.Instance)
                .Select(option => option.Name),
        ];
    }

    /// <summary>
    /// Letters inserted, deleted, changed or swapped, case aside; a difference in case alone is one.
    /// </summary>
    private static int Distance(string name, string option, int threshold)
    {
        if (name == option)
        {
            return 0;
        }
        var (a, b) = (Lower(name), Lower(option));
        if (a == b)
        {
            return 1;
        }
        if (Math.Abs(a.Length - b.Length) > threshold)
        {
            return int.MaxValue;
        }
        var (before, previous) = (new int[b.Length + 1], new int[b.Length + 1]);
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }
            (before, previous, current) = (previous, current, before);
        }
        return previous[b.Length];
    }

    private static string Lower(string text) =>
        string.Create(
            text.Length,
            text,
            static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = char.ToLowerInvariant(source[i]);
                }
            }
        );
}
