using System.Globalization;
using Cacao.Language;

namespace Cacao.Tests.Language;

/// <summary>Trees of every shape that the grammar allows, the same ones for the same seed.</summary>
internal sealed class RandomDocument(int seed)
{
    private static readonly string[] Names =
    [
        "a",
        "b",
        "_c1",
        "on1",
        "type",
        "query",
        "fragment",
        "repeatable",
        "Zz",
        "input",
        "aVeryLongNameThatMakesLinesBreakSoonerThanTheyWouldOtherwise",
    ];

    private static readonly string[] Texts =
    [
        "",
        " ",
        "a",
        "a b",
        "\"",
        "\"\"\"",
        "\\",
        "\\\"\"\"",
        "é江🏃",
        "\n",
        "a\nb",
        "  a",
        "a\n  b",
        "  a\nb",
        "\ta\n\n b\nc",
        "a\r\nb",
        "\0\u0007\u001f\u007f\u0085",
        "# {",
        "\uFEFF",
        "a\n \nb",
        "ends with a quote\"",
        "ends with a slash\\",
        "\"\"\"\"\"",
        "  a\n  b",
        "so long that a block string goes to lines of its own, which is more than seventy units",
    ];

    private static readonly string[] Locations = ["FIELD", "QUERY", "ENUM_VALUE", "OBJECT"];

    private readonly Random _random = new(seed);

    // A shorthand query comes first: behind a type without members its brace would open those.
    public DocumentNode Create() =>
        new([Chance() ? Shorthand() : Definition(), .. Many(0, 3, Definition)]);

    private OperationDefinitionNode Shorthand() =>
        new(null, null, null, OperationType.Query, [], [], Selections(3));

    private IDefinitionNode Definition() =>
        _random.Next(17) switch
        {
            <= 3 => new OperationDefinitionNode(
                null,
                Maybe(Text),
                Name(),
                (OperationType)_random.Next(3),
                Many(0, 3, VariableDefinition),
                Directives(false),
                Selections(3)
            ),
            4 => new FragmentDefinitionNode(
                null,
                Maybe(Text),
                Name(),
                [],
                TypeName(),
                Directives(false),
                Selections(2)
            ),
            5 => new SchemaDefinitionNode(null, Maybe(Text), Directives(true), Many(1, 3, Root)),
            6 => new ScalarTypeDefinitionNode(null, Name(), Maybe(Text), Directives(true)),
            7 => new ObjectTypeDefinitionNode(
                null,
                Name(),
                Maybe(Text),
                Directives(true),
                Many(0, 3, TypeName),
                Many(0, 3, Field)
            ),
            8 => new InterfaceTypeDefinitionNode(
                null,
                Name(),
                Maybe(Text),
                Directives(true),
                Many(0, 3, TypeName),
                Many(0, 3, Field)
            ),
            9 => new UnionTypeDefinitionNode(
                null,
                Name(),
                Maybe(Text),
                Directives(true),
                Many(0, 3, TypeName)
            ),
            10 => new EnumTypeDefinitionNode(
                null,
                Name(),
                Maybe(Text),
                Directives(true),
                Many(0, 3, EnumValue)
            ),
            11 => new InputObjectTypeDefinitionNode(
                null,
                Name(),
                Maybe(Text),
                Directives(true),
                Many(0, 3, Input)
            ),
            12 => new DirectiveDefinitionNode(
                null,
                Name(),
                Maybe(Text),
                Chance(),
                Many(0, 3, Input),
                Many(1, 3, () => new NameNode(Pick(Locations)))
            ),
            _ => Extension(),
        };

    private IDefinitionNode Extension() =>
        _random.Next(7) switch
        {
            0 => new SchemaExtensionNode(null, Directives(true), Many(1, 2, Root)),
            1 => new ScalarTypeExtensionNode(null, Name(), [Directive(true)]),
            2 => new ObjectTypeExtensionNode(
                null,
                Name(),
                Directives(true),
                Many(1, 2, TypeName),
                Many(0, 2, Field)
            ),
            3 => new InterfaceTypeExtensionNode(null, Name(), [], [], Many(1, 2, Field)),
            4 => new UnionTypeExtensionNode(null, Name(), [], Many(1, 2, TypeName)),
            5 => new EnumTypeExtensionNode(null, Name(), Directives(true), Many(1, 2, EnumValue)),
            _ => new InputObjectTypeExtensionNode(null, Name(), [], Many(1, 2, Input)),
        };

    private VariableDefinitionNode VariableDefinition() =>
        new(
            null,
            Maybe(Text),
            new VariableNode(null, Name()),
            Type(),
            Maybe(() => Value(true, 2)),
            Directives(true)
        );

    private SelectionSetNode Selections(int depth) => new(Many(1, 3, () => Selection(depth)));

    private ISelectionNode Selection(int depth) =>
        (depth == 0 ? 0 : _random.Next(4)) switch
        {
            0 or 1 => new FieldNode(
                null,
                Name(),
                Maybe(Name),
                Directives(false),
                Many(0, 3, () => Argument(false)),
                depth > 0 ? Maybe(() => Selections(depth - 1)) : null
            ),
            2 => new FragmentSpreadNode(null, Name(), Directives(false)),
            _ => new InlineFragmentNode(
                null,
                Maybe(TypeName),
                Directives(false),
                Selections(depth - 1)
            ),
        };

    private DirectiveNode[] Directives(bool isConst) => Many(0, 2, () => Directive(isConst));

    private DirectiveNode Directive(bool isConst) =>
        new(null, Name(), Many(0, 2, () => Argument(isConst)));

    private ArgumentNode Argument(bool isConst) => new(null, Name(), Value(isConst, 2));

    private IValueNode Value(bool isConst, int depth) =>
        _random.Next(isConst ? 1 : 0, depth == 0 ? 7 : 9) switch
        {
            0 => new VariableNode(null, Name()),
            1 => new IntValueNode(_random.NextInt64()),
            2 => new FloatValueNode(_random.NextDouble() * Math.Pow(10, _random.Next(-30, 30))),
            3 => Text(),
            4 => new BooleanValueNode(Chance()),
            5 => new NullValueNode(null),
            6 => new EnumValueNode(Pick(Names)),
            7 => new ListValueNode(null, Many(0, 3, () => Value(isConst, depth - 1))),
            _ => new ObjectValueNode(
                null,
                Many(0, 3, () => new ObjectFieldNode(null, Name(), Value(isConst, depth - 1)))
            ),
        };

    private StringValueNode Text()
    {
        var text = Pick(Texts);
        return new StringValueNode(null, text, Chance() && CanBeBlock(text));
    }

    // What block strings can hold: exactly the values that reading one can give.
    private static bool CanBeBlock(string text)
    {
        var lines = text.Split('\n');
        return text.Length == 0
            || !text.Contains('\r', StringComparison.Ordinal)
                && lines[0].Trim(' ', '\t').Length > 0
                && lines[^1].Trim(' ', '\t').Length > 0
                && (lines.Length == 1 || lines.Any(line => line is [not ' ' and not '\t', ..]));
    }

    private ITypeNode Type()
    {
        INullableTypeNode type = Chance() ? TypeName() : new ListTypeNode(Type());
        return Chance() ? type : new NonNullTypeNode(type);
    }

    private OperationTypeDefinitionNode Root() =>
        new(null, (OperationType)_random.Next(3), TypeName());

    private FieldDefinitionNode Field() =>
        new(null, Name(), Maybe(Text), Many(0, 3, Input), Type(), Directives(true));

    private InputValueDefinitionNode Input() =>
        new(null, Name(), Maybe(Text), Type(), Maybe(() => Value(true, 1)), Directives(true));

    private EnumValueDefinitionNode EnumValue() => new(null, Name(), Maybe(Text), Directives(true));

    private NamedTypeNode TypeName() => new(null, Name());

    private NameNode Name() =>
        new(Pick(Names) + _random.Next(10).ToString(CultureInfo.InvariantCulture));

    private bool Chance() => _random.Next(2) == 0;

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];

    private T? Maybe<T>(Func<T> make)
        where T : class => Chance() ? make() : null;

    private T[] Many<T>(int min, int max, Func<T> make) =>
        [.. Enumerable.Range(0, _random.Next(min, max + 1)).Select(_ => make())];
}
