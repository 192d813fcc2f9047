using System.Diagnostics;
using Cacao.Language;

namespace Cacao.Tests.Language;

public sealed class ParserLimitTests
{
    public static TheoryData<string, string, string, string> Nestings =>
        new()
        {
            { "{ ", "a { ", "}", "}" },
            { "{ ", "a(b: 1) @c { ", "}", "}" },
            { "{ ", "... { ", "}", "}" },
            { "{ ", "... on T { ", "}", "}" },
            { "{ a(b: ", "[", "]", ") }" },
            { "{ a(b: ", "{c: ", "}", ") }" },
            { "{ a(b: ", "[{c: ", "}]", ") }" },
            { "{ a @b(c: ", "[", "]", ") }" },
            { "query ($a: ", "[", "]", ") { a }" },
            { "query ($a: A = ", "[", "]", ") { a }" },
            { "query ($a: A = ", "{b:", "}", ") { a }" },
            { "type A { b: ", "[", "]", "}" },
            { "type A { b(c: D = ", "[", "]", "): E }" },
            { "input A { b: C = ", "{b: ", "}", "}" },
            { "schema @a(b: ", "[", "]", ") { query: A }" },
            { "extend union A @b(c: ", "[", "]", ")" },
        };

    [Theory]
    [MemberData(nameof(Nestings))]
    public void A_megabyte_of_nesting_is_refused_in_every_position_by_a_thread_with_a_small_stack(
        string head,
        string open,
        string close,
        string tail
    )
    {
        foreach (var length in new[] { 40_000, 1_000_000 })
        {
            var depth = length / (open.Length + close.Length) - 50;
            var balanced = head + Repeat(open, depth) + Repeat(close, depth) + tail;
            var unclosed = head + Repeat(open, length / open.Length - 50);
            foreach (var source in new[] { balanced, unclosed })
            {
                Exception? thrown = null;
                var options = ParserOptions.Trusted;
                var thread = new Thread(
                    () => thrown = Record.Exception(() => Utf8GraphQLParser.Parse(source, options)),
                    256 * 1024
                );
                thread.Start();
                thread.Join();
                thrown
                    .ShouldBeOfType<SyntaxException>()
                    .Message.ShouldBe(
                        "Syntax Error: Document is nested more than 200 levels deep. Parsing aborted."
                    );
            }
        }
    }

    [Fact]
    public void Two_hundred_levels_are_accepted_and_one_more_is_not()
    {
        static string Nested(int depth) => Repeat("{a", depth) + Repeat("}", depth);

        Utf8GraphQLParser.Parse(Nested(200)).Definitions.Count.ShouldBe(1);
        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Parse(Nested(201)));
    }

    [Fact]
    public void Siblings_do_not_add_to_the_depth() =>
        Utf8GraphQLParser
            .Parse("{" + Repeat("a(b: [[1]]) {c} ", 500) + "}")
            .Definitions.Count.ShouldBe(1);

    [Theory]
    [InlineData(11, "{ a b c d }", "Document contains more than 10 bytes. Parsing aborted.")]
    [InlineData(6, "{ a b c d e }", "Document contains more than 5 tokens. Parsing aborted.")]
    [InlineData(4, "{ a b c d }", "Document contains more than 3 fields. Parsing aborted.")]
    [InlineData(9, "{ a(b: [1 2]) }", "Document contains more than 8 nodes. Parsing aborted.")]
    public void Each_limit_refuses_by_name(int size, string source, string expected)
    {
        var limit = size - 1;
        var options = expected switch
        {
            var text when text.Contains("bytes", StringComparison.Ordinal) =>
                ParserOptions.Trusted with
                {
                    MaxBytes = limit,
                },
            var text when text.Contains("tokens", StringComparison.Ordinal) =>
                ParserOptions.Trusted with
                {
                    MaxTokens = limit,
                },
            var text when text.Contains("fields", StringComparison.Ordinal) =>
                ParserOptions.Trusted with
                {
                    MaxFields = limit,
                },
            _ => ParserOptions.Trusted with { MaxNodes = limit },
        };
        Should
            .Throw<SyntaxException>(() => Utf8GraphQLParser.Parse(source, options))
            .Message.ShouldBe($"Syntax Error: {expected}");
        Utf8GraphQLParser.Parse(source, ParserOptions.Trusted).Definitions.Count.ShouldBe(1);
    }

    [Fact]
    public void The_defaults_refuse_what_is_too_large_before_it_costs_much()
    {
        var clock = Stopwatch.StartNew();
        string[] sources =
        [
            "{" + Repeat("a ", 400_000) + "}",
            "{a(b:[" + Repeat("1 ", 400_000) + "])}",
            "{a" + Repeat("@b", 400_000) + "}",
            Repeat("{a}", 300_000),
            new string('{', 2_000_000),
        ];
        foreach (var source in sources)
        {
            Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Parse(source));
        }
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("a", "{ ", ": b }")]
    [InlineData("x", "{ a(b: \"", "\") }")]
    [InlineData("\\u0041", "{ a(b: \"", "\") }")]
    [InlineData("a\n", "{ a(b: \"\"\"", "\"\"\") }")]
    [InlineData("\\\"\"\"", "{ a(b: \"\"\"", "\"\"\") }")]
    [InlineData("x", "{ a #", "\n}")]
    [InlineData(",", "{ a ", "}")]
    [InlineData("\r\n", "{ a ", "}")]
    [InlineData("9", "{ a(b: ", ") }")]
    [InlineData("é", "{ a # ", "\n}")]
    public void A_megabyte_of_one_thing_is_read_in_linear_time(
        string unit,
        string head,
        string tail
    )
    {
        var source = head + Repeat(unit, 900_000 / unit.Length) + tail;
        var clock = Stopwatch.StartNew();
        Utf8GraphQLParser.Parse(source, ParserOptions.Trusted).Definitions.Count.ShouldBe(1);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static string Repeat(string text, int times) =>
        string.Concat(Enumerable.Repeat(text, Math.Max(0, times)));
}
