using System.Globalization;
using System.Text;

namespace Payments.Benchmarks.Language;

/// <summary>
/// 364 KB whose fields answer under the same names, or seem to: what the check of overlapping fields
/// finds hardest.
/// </summary>
internal sealed record HostileDocument(string What, byte[] Text)
{
    private const int Bytes = 364_000;

    private static readonly Encoding Ascii = Encoding.ASCII;

    public const string Schema =
        "type Query { hello: String other: String page(limit: Int): Int self: Query }";

    public static IEnumerable<HostileDocument> All { get; } =
    [
        Of("one field, again and again", _ => "hello "),
        Of("each under a name of its own", i => $"a{i}: hello "),
        Of("two fields in turns under one name", i => i % 2 == 0 ? "x: hello " : "x: other "),
        Of("one name, other arguments each", i => $"x: page(limit: {i}) "),
        Of("one object, again and again", _ => "self { hello self { other } } "),
        Of(
            "one object, its fields in conflict",
            i => $"self {{ x: {(i % 2 == 0 ? "hello" : "other")} }} "
        ),
        Of("one object, all its fields in conflict", i => $"self {{ x: page(limit: {i}) }} "),
        Of("deep, each level twice", _ => Twice(7, "hello")),
        Of("deep, each level twice, in conflict", i => Twice(7, $"x: page(limit: {i})")),
        OfFragments("fragments in a row", (i, n) => $"...F{i + 1} hello "),
        OfFragments(
            "fragments in a ring, each spreads two",
            (i, n) => $"...F{(i + 1) % n} ...F{((i * 7) + 1) % n} "
        ),
        OfFragments(
            "objects of fragments in a ring",
            (i, n) => $"self {{ ...F{(i + 1) % n} }} self {{ ...F{((i * 7) + 1) % n} }} "
        ),
        OfFragments(
            "fragments in conflict, side by side",
            (i, _) => $"x: page(limit: {i}) ",
            isSpread: true
        ),
        OfFragments(
            "fragments without conflict, side by side",
            (i, _) => $"a{i}: hello ",
            isSpread: true
        ),
        OfFragments(
            "objects of fragments, side by side",
            (i, _) => $"self {{ a{i}: hello }} ",
            isSpread: true
        ),
        OfFragments(
            "200 fragments, each spreads all after it",
            (i, n) => "hello " + Join(n - i - 1, j => $"...F{i + j + 1} "),
            count: 200
        ),
        Spreads("one fragment, again and again"),
    ];

    private static HostileDocument Of(string what, Func<int, string> field) =>
        new(what, Ascii.GetBytes("{ " + Filled(field, Bytes) + "}"));

    private static HostileDocument OfFragments(
        string what,
        Func<int, int, string> selections,
        bool isSpread = false,
        int? count = null
    )
    {
        var size = selections(9_999, 10_000).Length + (isSpread ? 32 : 26);
        var number = count ?? Bytes / size;
        var text = new StringBuilder("{ ");
        text.Append(isSpread ? Join(number, i => $"...F{i} ") : "...F0 ").Append("} ");
        for (var i = 0; i < number && text.Length < Bytes; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"fragment F{i} on Query {{ ")
                .Append(selections(i, number))
                .Append("} ");
        }

        return new(what, Ascii.GetBytes(text.ToString()));
    }

    private static HostileDocument Spreads(string what) =>
        new(
            what,
            Ascii.GetBytes(
                "{ " + Filled(_ => "...F ", Bytes) + "} fragment F on Query { self { hello } }"
            )
        );

    private static string Twice(int levels, string leaf)
    {
        var inner = $"{leaf} ";
        for (var i = 0; i < levels; i++)
        {
            inner = $"self {{ {inner}}} self {{ {inner}}} ";
        }

        return inner;
    }

    private static string Filled(Func<int, string> part, int length)
    {
        var text = new StringBuilder();
        var number = 0;
        while (text.Length < length)
        {
            text.Append(part(number++));
        }

        return text.ToString();
    }

    private static string Join(int count, Func<int, string> part) =>
        string.Concat(Enumerable.Range(0, count).Select(part));
}
