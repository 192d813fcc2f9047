using System.Globalization;
using System.Text;

namespace Cacao.Fuzz.Generation;

/// <summary>JSON of any shape, valid by itself.</summary>
internal sealed class JsonGrammar(FuzzRandom random)
{
    private static readonly string[] Leaves =
    [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "1.5",
        "1e3",
        "1e400",
        "2147483648",
        "9223372036854775808",
        "-123456789012345678901234567890.5",
        "\"\"",
        "\"1\"",
        "\"text\"",
        "\"T3JkZXI6MQ==\"",
        "\"2026-01-31T10:00:00Z\"",
        "\"\\u00e9\\ud83d\\ude00\"",
        "\"\\ud800\"",
        "\"OPEN\"",
        "\"\\u0000\"",
    ];

    private readonly StringBuilder _text = new();

    public static string Text(FuzzRandom random, IReadOnlyList<string> names, int depth)
    {
        var grammar = new JsonGrammar(random);
        grammar.Value(names, depth);
        return grammar._text.ToString();
    }

    private void Value(IReadOnlyList<string> names, int depth)
    {
        switch (random.Below(depth > 0 ? 6 : 3))
        {
            case 3:
                Items('[', ']', _ => Value(names, depth - 1));
                break;
            case > 3:
                Items(
                    '{',
                    '}',
                    index =>
                    {
                        _text.Append('"').Append(Key(names, index)).Append("\":");
                        Value(names, depth - 1);
                    }
                );
                break;
            default:
                _text.Append(random.Pick(Leaves));
                break;
        }
    }

    private string Key(IReadOnlyList<string> names, int index) =>
        random.Chance(90) ? random.Pick(names)
        : random.Chance(50) ? index.ToString(CultureInfo.InvariantCulture)
        : "\\ud800";

    private void Items(char open, char close, Action<int> item)
    {
        _text.Append(open);
        var count = random.Skewed(5);
        for (var i = 0; i < count; i++)
        {
            _text.Append(i == 0 ? "" : ",");
            item(i);
        }

        _text.Append(close);
    }
}
