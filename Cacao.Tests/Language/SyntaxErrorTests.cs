using Cacao.Language;

namespace Cacao.Tests.Language;

/// <summary>Messages and places are those of the reference implementation, graphql-js 17.</summary>
public sealed class SyntaxErrorTests
{
    private const string Quotes = "\"\"\"";

    [Theory]
    [InlineData("", "1:1 Unexpected <EOF>.")]
    [InlineData("\uFEFF", "1:2 Unexpected <EOF>.")]
    [InlineData("# only a comment", "1:17 Unexpected <EOF>.")]
    [InlineData("{", "1:2 Expected Name, found <EOF>.")]
    [InlineData("{ }", "1:3 Expected Name, found \"}\".")]
    [InlineData("{ a } }", "1:7 Unexpected \"}\".")]
    [InlineData("mutate { a }", "1:1 Unexpected Name \"mutate\".")]
    [InlineData("query Q Q { a }", "1:9 Expected \"{\", found Name \"Q\".")]
    [InlineData("query Q() { a }", "1:9 Expected \"$\", found \")\".")]
    [InlineData("{ a: }", "1:6 Expected Name, found \"}\".")]
    [InlineData("{ a() }", "1:5 Expected Name, found \")\".")]
    [InlineData("{ a(b: [) }", "1:9 Unexpected \")\".")]
    [InlineData("{ a(\"x\") }", "1:5 Expected Name, found String \"x\".")]
    [InlineData("{ ...on }", "1:9 Expected Name, found \"}\".")]
    [InlineData("fragment on on T { a }", "1:10 Unexpected Name \"on\".")]
    [InlineData("fragment F { a }", "1:12 Expected \"on\", found \"{\".")]
    [InlineData("fragment F($a: Int) on T { a }", "1:11 Expected \"on\", found \"(\".")]
    [InlineData("query ($a: T = $b) { a }", "1:16 Unexpected variable \"$b\" in constant value.")]
    [InlineData("query ($a: [T) { a }", "1:14 Expected \"]\", found \")\".")]
    [InlineData("query ($a: T!!) { a }", "1:14 Expected \"$\", found \"!\".")]
    [InlineData(
        "enum E { true }",
        "1:10 Name \"true\" is reserved and cannot be used for an enum value."
    )]
    [InlineData("directive @a on NOWHERE", "1:17 Unexpected Name \"NOWHERE\".")]
    [InlineData("extend type A", "1:14 Unexpected <EOF>.")]
    [InlineData("extend query", "1:8 Unexpected Name \"query\".")]
    public void What_the_grammar_does_not_allow_is_refused(string source, string expected) =>
        Refusal(source).ShouldBe(expected);

    [Theory]
    [InlineData("{ a ? }", "1:5 Unexpected character: \"?\".")]
    [InlineData("{ a \u00a0 }", "1:5 Unexpected character: U+00A0.")]
    [InlineData("{ a 🏃 }", "1:5 Unexpected character: U+1F3C3.")]
    [InlineData("{ a \u0000 }", "1:5 Unexpected character: U+0000.")]
    [InlineData("{ ..F }", "1:3 Unexpected \"..\", did you mean \"...\"?")]
    [InlineData(
        "{ a(b: 'x') }",
        "1:8 Unexpected single quote character ('), did you mean to use a double quote (\")?"
    )]
    public void What_begins_no_token_is_refused(string source, string expected) =>
        Refusal(source).ShouldBe(expected);

    [Theory]
    [InlineData("00", "Invalid number, unexpected digit after 0: \"0\".", 8)]
    [InlineData("1.", "Invalid number, expected digit but got: \")\".", 9)]
    [InlineData("1.e1", "Invalid number, expected digit but got: \"e\".", 9)]
    [InlineData("1e", "Invalid number, expected digit but got: \")\".", 9)]
    [InlineData("1a", "Invalid number, expected digit but got: \"a\".", 8)]
    [InlineData("1.2.3", "Invalid number, expected digit but got: \".\".", 10)]
    [InlineData("-", "Invalid number, expected digit but got: \")\".", 8)]
    [InlineData("-\"a\"", "Invalid number, expected digit but got: '\"'.", 8)]
    [InlineData(".5", "Invalid number, expected digit before \".\", did you mean \"0.5\"?", 7)]
    public void What_is_no_number_is_refused(string number, string expected, int column) =>
        Refusal($"{{a(b:{number})}}").ShouldBe($"1:{column - 1} {expected}");

    [Theory]
    [InlineData("\"a", "1:3 Unterminated string.")]
    [InlineData("\"a\nb\"", "1:3 Unterminated string.")]
    [InlineData("\"\\q\"", "1:2 Invalid character escape sequence: \"\\q\".")]
    [InlineData("\"\\u00G1\"", "1:2 Invalid Unicode escape sequence: \"\\u00G1\".")]
    [InlineData("\"\\uD83C\"", "1:2 Invalid Unicode escape sequence: \"\\uD83C\".")]
    [InlineData("\"\\uDFC3\\uD83C\"", "1:2 Invalid Unicode escape sequence: \"\\uDFC3\".")]
    [InlineData("\"\\uD83C\\u{DFC3}\"", "1:2 Invalid Unicode escape sequence: \"\\uD83C\".")]
    [InlineData("\"\\u{}\"", "1:2 Invalid Unicode escape sequence: \"\\u{}\".")]
    [InlineData("\"\\u{110000}\"", "1:2 Invalid Unicode escape sequence: \"\\u{110000}\".")]
    [InlineData("\"\\u{D800}\"", "1:2 Invalid Unicode escape sequence: \"\\u{D800}\".")]
    [InlineData("\"\\u{FFFFFFFF}\"", "1:2 Invalid Unicode escape sequence: \"\\u{FFFFFFFF\".")]
    [InlineData("\"\\u{00000110000}\"", "1:2 Invalid Unicode escape sequence: \"\\u{000001100\".")]
    [InlineData("\"\\u{00000000000000", "1:2 Invalid Unicode escape sequence: \"\\u{000000000\".")]
    [InlineData("\"é🏃\\q\"", "1:5 Invalid character escape sequence: \"\\q\".")]
    [InlineData(Quotes + "a\r\n\n b", "3:3 Unterminated string.")]
    [InlineData(Quotes + "a\\" + Quotes, "1:9 Unterminated string.")]
    public void What_is_no_string_is_refused(string source, string expected) =>
        Refusal(source).ShouldBe(expected);

    [Fact]
    public void Half_a_surrogate_pair_is_no_character()
    {
        Refusal("\"\ud83c\"").ShouldBe("1:2 Invalid character within String: U+D83C.");
        Refusal("{ a \udfc3 }").ShouldBe("1:5 Invalid character: U+DFC3.");
        Refusal("{ a # 🏃 \ud83c\n}").ShouldBe("1:10 Invalid character: U+D83C.");
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        Should
            .Throw<SyntaxException>(() => Utf8GraphQLParser.Parse([(byte)'{', 0xFF, (byte)'}']))
            .Message.ShouldBe("Syntax Error: Invalid character: U+FFFD.");
    }

    [Theory]
    [InlineData("\"d\" { a }", "descriptions are not supported on shorthand queries.")]
    [InlineData("\"d\" extend type A @b", "only GraphQL definitions support descriptions.")]
    public void What_cannot_be_described_is_refused(string source, string expected) =>
        Refusal(source).ShouldBe($"1:1 Unexpected description, {expected}");

    [Theory]
    [InlineData("{\n  a\n  !\n}", "3:3")]
    [InlineData("{\r  a\r  !\r}", "3:3")]
    [InlineData("{\r\n  a\r\n  !\r\n}", "3:3")]
    [InlineData("{\n\r  a\n\r  !\n\r}", "5:3")]
    [InlineData("\uFEFF!", "1:2")]
    [InlineData("{ # c\u2028 !\n !", "2:2")]
    [InlineData("{ a(b: \"é江🏃\") ! }", "1:16")]
    [InlineData("# 🏃\n!", "2:1")]
    [InlineData("{ a(b: " + Quotes + "\n🏃\n" + Quotes + ") ! }", "3:6")]
    [InlineData("{ a", "1:4")]
    [InlineData("{ a\n\n", "3:1")]
    public void A_place_counts_lines_by_any_terminator_and_columns_by_UTF16_units(
        string source,
        string place
    ) => Refusal(source).Split(' ')[0].ShouldBe(place);

    private static string Refusal(string source)
    {
        var refusal = Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Parse(source));
        refusal.Message.ShouldStartWith("Syntax Error: ");
        return $"{refusal.Line}:{refusal.Column} {refusal.Message["Syntax Error: ".Length..]}";
    }
}
