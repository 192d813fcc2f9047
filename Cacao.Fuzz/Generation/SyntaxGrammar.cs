using System.Text;

namespace Cacao.Fuzz.Generation;

/// <summary>Documents by the grammar alone, of any definitions, in any layout, seldom valid.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Appendix-Grammar-Summary</remarks>
internal sealed class SyntaxGrammar(FuzzRandom random)
{
    private static readonly string[] Names =
    [
        "a",
        "b",
        "Order",
        "on",
        "type",
        "query",
        "fragment",
        "null",
        "true",
        "_",
        "__typename",
        "repeatable",
        "implements",
        "extend",
        "aNameThatIsLongEnoughToMakeThePrinterBreakTheLine",
    ];

    private static readonly string[] Literals =
    [
        "1",
        "-0",
        "0.5e-9",
        "1E+400",
        "\"\"",
        "\"a\\n\\u00e9\\u{1F600}\"",
        "\"\\uD83D\\uDE00\"",
        "\"\"\"\"\"\"",
        "\"\"\"\n  a\n    b \\\"\"\" c\n\"\"\"",
        "\"\"\" \t\r\n x \"\"\"",
        "true",
        "null",
        "E",
        "\"é🏃\"",
    ];

    private static readonly string[] Gaps =
    [
        " ",
        " ",
        " ",
        "\n",
        "\r\n",
        ",",
        "\t",
        " # c {\n",
        "#é🏃\r",
        "\uFEFF",
    ];

    private static readonly string[] Locations =
    [
        "QUERY",
        "FIELD",
        "ENUM_VALUE",
        "INPUT_OBJECT",
        "NOWHERE",
    ];

    private readonly StringBuilder _text = new();

    public string Document()
    {
        Times(1, 4, Definition);
        return _text.ToString();
    }

    private void Definition()
    {
        var kind = random.Below(16);
        if (kind > 0 && random.Chance(20))
        {
            Description();
        }

        if (kind >= 6 && random.Chance(25))
        {
            Put("extend");
        }

        switch (kind)
        {
            case <= 1:
                SelectionSet(4);
                break;
            case <= 4:
                Operation();
                break;
            case 5:
                Put("fragment", Name(), "on", Name());
                Directives();
                SelectionSet(3);
                break;
            case 6:
                Put("schema");
                Directives();
                Braced(1, 3, () => Put(random.Pick(["query", "mutation"]), ":", Name()));
                break;
            case 15:
                DirectiveDefinition();
                break;
            default:
                TypeDefinition(kind);
                break;
        }
    }

    private void Operation()
    {
        Put(random.Pick(["query", "mutation", "subscription"]));
        Maybe(() => Put(Name()));
        Maybe(() => Listed("(", ")", 1, 3, VariableDefinition));
        Directives();
        SelectionSet(4);
    }

    private void VariableDefinition()
    {
        Maybe(Description, 10);
        Put("$", Name(), ":");
        Type();
        Maybe(() => Assign(2));
        Directives();
    }

    private void TypeDefinition(int kind)
    {
        Put(random.Pick(["scalar", "type", "interface", "union", "enum", "input"]), Name());
        Maybe(() => Put("implements", "&", Name(), "&", Name()), 20);
        Directives();
        switch (kind % 4)
        {
            case 0:
                Put("=", "|", Name(), "|", Name());
                break;
            case 1:
                Braced(1, 4, Field);
                break;
            case 2:
                Braced(1, 4, InputValue);
                break;
            default:
                Maybe(() => Braced(1, 4, () => Put(Name())));
                break;
        }
    }

    private void DirectiveDefinition()
    {
        Put("directive", "@", Name());
        Maybe(() => Listed("(", ")", 1, 3, InputValue));
        Maybe(() => Put("repeatable"));
        Put("on", random.Pick(Locations), "|", random.Pick(Locations));
    }

    private void Field()
    {
        Maybe(Description, 20);
        Put(Name());
        Maybe(() => Listed("(", ")", 1, 3, InputValue), 30);
        Put(":");
        Type();
        Directives();
    }

    private void InputValue()
    {
        Put(Name(), ":");
        Type();
        Maybe(() => Assign(2), 30);
        Directives();
    }

    private void Assign(int depth)
    {
        Put("=");
        Value(depth);
    }

    private void SelectionSet(int depth) => Braced(1, 4, () => Selection(depth));

    private void Selection(int depth)
    {
        switch (random.Below(depth > 0 ? 6 : 3))
        {
            case 0:
                Put("...", Name());
                Directives();
                break;
            case 5:
                Put("...");
                Maybe(() => Put("on", Name()));
                Directives();
                SelectionSet(depth - 1);
                break;
            default:
                Put(Name());
                Maybe(() => Put(":", Name()), 20);
                Maybe(() => Listed("(", ")", 1, 3, Argument), 30);
                Directives();
                if (depth > 0)
                {
                    Maybe(() => SelectionSet(depth - 1), 40);
                }

                break;
        }
    }

    private void Argument()
    {
        Put(Name(), ":");
        Value(3);
    }

    private void Directives()
    {
        while (random.Chance(12))
        {
            Put("@", Name());
            Maybe(() => Listed("(", ")", 1, 2, Argument));
        }
    }

    private void Value(int depth)
    {
        switch (random.Below(depth > 0 ? 8 : 6))
        {
            case 0:
                Put("$", Name());
                break;
            case 6:
                Listed("[", "]", 0, 4, () => Value(depth - 1));
                break;
            case 7:
                Braced(
                    0,
                    3,
                    () =>
                    {
                        Put(Name(), ":");
                        Value(depth - 1);
                    }
                );
                break;
            default:
                Put(random.Pick(Literals));
                break;
        }
    }

    private void Type()
    {
        if (random.Chance(25))
        {
            Put("[");
            Type();
            Put("]");
        }
        else
        {
            Put(Name());
        }

        Maybe(() => Put("!"), 30);
    }

    private void Description() => Put(random.Pick(Literals.AsSpan(4, 6).ToArray()));

    private string Name() => random.Pick(Names);

    private void Braced(int min, int max, Action item) => Listed("{", "}", min, max, item);

    private void Listed(string open, string close, int min, int max, Action item)
    {
        Put(open);
        Times(min, max, item);
        Put(close);
    }

    private void Times(int min, int max, Action item)
    {
        for (var left = min + random.Below(max - min + 1); left > 0; left--)
        {
            item();
        }
    }

    private void Maybe(Action part, int percent = 50)
    {
        if (random.Chance(percent))
        {
            part();
        }
    }

    private void Put(params ReadOnlySpan<string> tokens)
    {
        foreach (var token in tokens)
        {
            _text.Append(token).Append(random.Pick(Gaps));
        }
    }
}
