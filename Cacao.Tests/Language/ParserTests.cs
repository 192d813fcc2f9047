using Cacao.Language;

namespace Cacao.Tests.Language;

public sealed class ParserTests
{
    private const string Quotes = "\"\"\"";

    [Fact]
    public void A_document_becomes_a_tree_with_places()
    {
        var document = Utf8GraphQLParser.Parse(
            """
            query Pay($id: ID! = "x" @a) @b {
              one: deposit(id: $id) { ...F @c }
              ... on Query @skip(if: false) { two }
            }
            fragment F on Deposit { amount }
            """
        );

        var operation = document.Definitions[0].ShouldBeOfType<OperationDefinitionNode>();
        operation.Operation.ShouldBe(OperationType.Query);
        operation.Name!.Value.ShouldBe("Pay");
        var variable = operation.VariableDefinitions.ShouldHaveSingleItem();
        variable.Variable.Name.Value.ShouldBe("id");
        variable.Type.ShouldBeOfType<NonNullTypeNode>().ToString().ShouldBe("ID!");
        variable.DefaultValue.ShouldBeOfType<StringValueNode>().Value.ShouldBe("x");
        variable.Directives.ShouldHaveSingleItem().Name.Value.ShouldBe("a");
        var field = operation.SelectionSet.Selections[0].ShouldBeOfType<FieldNode>();
        (field.ResponseName, field.Name.Value).ShouldBe(("one", "deposit"));
        field.Location.ShouldBe(new Location(36, 69, 2, 3));
        field.Arguments[0].Value.ShouldBeOfType<VariableNode>().Location!.Column.ShouldBe(20);
        var inline = operation.SelectionSet.Selections[1].ShouldBeOfType<InlineFragmentNode>();
        inline.TypeCondition!.Name.Value.ShouldBe("Query");
        var fragment = document.Definitions[1].ShouldBeOfType<FragmentDefinitionNode>();
        fragment.TypeCondition.Name.Value.ShouldBe("Deposit");
        fragment.Location!.Line.ShouldBe(5);
    }

    [Fact]
    public void Executable_definitions_and_variables_may_be_described()
    {
        var document = Utf8GraphQLParser.Parse(
            """
            "What it asks" query Q("Which" $a: Int) { ...F }
            "What it takes" fragment F on Query { a }
            """
        );

        var operation = (OperationDefinitionNode)document.Definitions[0];
        operation.Description!.Value.ShouldBe("What it asks");
        operation.VariableDefinitions[0].Description!.Value.ShouldBe("Which");
        ((FragmentDefinitionNode)document.Definitions[1]).Description!.Value.ShouldBe(
            "What it takes"
        );
    }

    [Theory]
    [InlineData("0", "Int 0")]
    [InlineData("-0", "Int -0")]
    [InlineData("99999999999999999999", "Int 99999999999999999999")]
    [InlineData("1.5E-3", "Float 1.5E-3")]
    [InlineData("1e400", "Float 1e400")]
    [InlineData("true", "Boolean True")]
    [InlineData("null", "Null ")]
    [InlineData("nullable", "Enum nullable")]
    public void Literals_keep_what_was_written(string literal, string expected)
    {
        var value = Value(literal);
        $"{value.Kind.ToString()[..^"Value".Length]} {value.Value}".ShouldBe(expected);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t")]
    [InlineData("\\u00e9 \\u0041", "é A")]
    [InlineData("\\u{1F3C3} \\u{0} \\u{00000041}", "🏃 \0 A")]
    [InlineData("\\u{000000000000041} \\u{00000000000000000000000000001F3C3}", "A 🏃")]
    [InlineData("\\uD83C\\uDFC3", "🏃")]
    [InlineData("👩‍👩‍👧‍👦 # {", "👩‍👩‍👧‍👦 # {")]
    [InlineData("\u0000\u007f\u2028\uFEFF\t", "\u0000\u007f\u2028\uFEFF\t")]
    public void Escapes_are_resolved(string content, string expected) =>
        Value($"\"{content}\"").Value.ShouldBe(expected);

    [Theory]
    [InlineData("", "")]
    [InlineData("\n    a\n      b\n\n    c\n  ", "a\n  b\n\nc")]
    [InlineData("  a\n    b\n   c", "  a\n b\nc")]
    [InlineData("\r\n\ta\r\n\tb\r\tc", "a\nb\nc")]
    [InlineData("\n \n\t\n a \n \n", "a ")]
    [InlineData("a\\" + Quotes + "b", "a\"\"\"b")]
    [InlineData("\\n \\u0041 \\ \\\" ", "\\n \\u0041 \\ \\\" ")]
    [InlineData("\n\u00a0a\n", "\u00a0a")]
    public void Block_strings_lose_common_indentation_and_blank_ends(
        string content,
        string expected
    )
    {
        var value = Value(Quotes + content + Quotes).ShouldBeOfType<StringValueNode>();
        value.Block.ShouldBeTrue();
        value.Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("\uFEFF{ a }")]
    [InlineData("{\uFEFFa\uFEFF}")]
    [InlineData(",{,a,,},")]
    [InlineData("{\t\ra\r\n# c\u0000 é 🏃 \" {\n}#")]
    public void What_is_ignored_separates_tokens_and_nothing_more(string source) =>
        Utf8GraphQLParser.Parse(source).ToString().ShouldBe("{\n  a\n}");

    [Fact]
    public void Keywords_are_names_where_a_name_may_stand() =>
        Utf8GraphQLParser
            .Parse(
                "query query($on: B = true) { query: on true null ...fragment }"
                    + " fragment fragment on on { type }"
            )
            .Definitions.Count.ShouldBe(2);

    [Fact]
    public void Numbers_convert_to_what_they_fit_into()
    {
        ((IntValueNode)Value("2147483647")).ToInt32().ShouldBe(int.MaxValue);
        ((IntValueNode)Value("9223372036854775807")).ToInt64().ShouldBe(long.MaxValue);
        Should.Throw<OverflowException>(() => ((IntValueNode)Value("2147483648")).ToInt32());
        ((FloatValueNode)Value("12.50")).ToDecimal().ShouldBe(12.50m);
        ((IFloatValueLiteral)Value("3")).ToDouble().ShouldBe(3);
        new FloatValueNode(5d).Value.ShouldBe("5.0");
        new FloatValueNode(12.50m).Value.ShouldBe("12.50");
        Should.Throw<ArgumentException>(() => new FloatValueNode(double.NaN));
    }

    [Fact]
    public void A_value_or_a_type_can_be_read_alone()
    {
        Utf8GraphQLParser.ParseConstValue("[1, {a: B}]").ToString().ShouldBe("[1, { a: B }]");
        Utf8GraphQLParser.ParseType("[A!]!").ToString().ShouldBe("[A!]!");
        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.ParseConstValue("1 2"));
        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.ParseConstValue("$a"));
        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.ParseType("A!!"));
    }

    private static IValueNode Value(string literal)
    {
        var document = Utf8GraphQLParser.Parse($"{{ a(b: {literal}) }}");
        var operation = (OperationDefinitionNode)document.Definitions[0];
        return ((FieldNode)operation.SelectionSet.Selections[0]).Arguments[0].Value;
    }
}
