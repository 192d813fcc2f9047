using Cacao.Types.Model;

namespace Cacao.Fuzz.Generation;

/// <summary>Values of an input type, as literals or as JSON.</summary>
internal sealed class ValueGrammar(FuzzRandom random, Func<bool> fault, bool isJson)
{
    private static readonly Dictionary<string, string[]> Scalars = new(StringComparer.Ordinal)
    {
        ["Int"] = ["0", "1", "2", "-1", "50", "2147483647", "2147483648", "1.0"],
        ["Long"] = ["0", "-7", "9223372036854775807", "9223372036854775808"],
        ["Float"] = ["0", "1.5", "-1e300", "1e400"],
        ["Decimal"] = ["0", "10.50", "-0.0000000001", "79228162514264337593543950335", "1e40"],
        ["Boolean"] = ["true", "false"],
        ["String"] = ["\"\"", "\"a\"", "\"é🏃\"", "\"\\u0000\"", "\"%\"", "\"\\ud83d\\ude00\""],
        ["ID"] = ["\"1\"", "1", "\"T3JkZXI6MQ==\"", "\"T3JkZXI6\"", "\"!\"", "\"UXVlcnk6MQ==\""],
        ["UUID"] = ["\"c8f5a7d2-454d-4c26-9f0d-0c1f9d8a7b6c\"", "\"x\""],
        ["DateTime"] =
        [
            "\"2026-01-31T10:00:00Z\"",
            "\"0001-01-01T00:00:00+14:00\"",
            "\"9999-12-31T23:59:59-14:00\"",
        ],
        ["LocalDate"] = ["\"2026-01-31\"", "\"2026-02-31\""],
    };

    private static readonly string[] Wrong =
    [
        "null",
        "1",
        "1.5",
        "\"x\"",
        "true",
        "[]",
        "{}",
        "[null]",
        "[[1]]",
        "123456789012345678901234567890",
    ];

    public string Text(IType type, int depth) =>
        fault() ? random.Pick(Wrong)
        : type is NonNullType nonNull ? Text(nonNull.InnerType, depth)
        : random.Chance(8) ? "null"
        : type switch
        {
            ListType list => List(list, depth),
            InputObjectType input => Object(input, depth),
            EnumType choice => Enum(random.Pick(choice.Values).Name),
            _ => random.Pick(Scalars.GetValueOrDefault(((NamedType)type).Name, Wrong)),
        };

    private string List(ListType list, int depth) =>
        depth <= 0 ? "[]"
        : random.Chance(15) ? Text(list.ItemType, depth - 1)
        : $"[{string.Join(", ", Enumerable.Range(0, random.Skewed(5)).Select(_ => Text(list.ItemType, depth - 1)))}]";

    private string Object(InputObjectType input, int depth)
    {
        var only = input.IsOneOf ? random.Pick(input.Fields) : null;
        var fields = input.Fields.Where(field =>
            only is not null ? field == only
            : field.IsRequired ? !fault()
            : depth > 0 && random.Chance(25)
        );
        var members = fields.Select(field =>
            $"{Key(fault() ? "nope" : field.Name)}: {Text(field.Type, depth - 1)}"
        );
        return $"{{{string.Join(", ", members)}}}";
    }

    private string Key(string name) => isJson ? $"\"{name}\"" : name;

    private string Enum(string name) => isJson ? $"\"{name}\"" : name;
}
