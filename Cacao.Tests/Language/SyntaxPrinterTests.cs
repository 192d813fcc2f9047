using Cacao.Language;

namespace Cacao.Tests.Language;

public sealed class SyntaxPrinterTests
{
    [Fact]
    public void Any_tree_reads_back_as_the_same_tree()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var document = new RandomDocument(seed).Create();
            var printed = document.ToString();
            SyntaxShape
                .Of(Utf8GraphQLParser.Parse(printed))
                .ShouldBe(SyntaxShape.Of(document), $"seed {seed}:\n{printed}");
        }
    }

    [Fact]
    public void Operations_are_laid_out_with_one_selection_a_line() =>
        Printed(
                """
                query Q($a:Int=1@x,$b:[A!]!)@c{d(e:"f",g:{h:[1,2.0,null,I]})@j{...K@l,...on M{n},...@o{p}}}
                """
            )
            .ShouldBe(
                """
                query Q($a: Int = 1 @x, $b: [A!]!) @c {
                  d(e: "f", g: { h: [1, 2.0, null, I] }) @j {
                    ...K @l
                    ... on M {
                      n
                    }
                    ... @o {
                      p
                    }
                  }
                }
                """
            );

    [Fact]
    public void Arguments_past_eighty_columns_go_to_lines_of_their_own() =>
        Printed(
                "{ field(first: \"some text that is long\", second: \"some more text\", "
                    + "third: \"and the rest\") }"
            )
            .ShouldBe(
                """
                {
                  field(
                    first: "some text that is long"
                    second: "some more text"
                    third: "and the rest"
                  )
                }
                """
            );

    [Fact]
    public void A_schema_is_laid_out_with_its_descriptions()
    {
        const string schema = """"
            schema {
              query: Q
            }

            """
            What it is,
            in two lines.
            """
            type Q implements A & B @c {
              "One"
              one(
                "How many"
                first: Int = 1
              ): [One!]! @deprecated(reason: "no")
              two: E
            }

            union U = A | B

            enum E {
              "X"
              X
              Y @z
            }

            input I @oneOf {
              a: Int
            }

            directive @c(a: Int, b: [S!]) repeatable on FIELD | ENUM_VALUE

            extend schema @c

            extend type Q {
              three: S
            }

            scalar S @specifiedBy(url: "https://example.org")
            """";
        Printed(schema).ShouldBe(schema);
    }

    [Theory]
    [InlineData("\"\\u0007 \\n \\\" \\\\ é \\u{1F3C3}\"", "\"\\u0007 \\n \\\" \\\\ é 🏃\"")]
    [InlineData("\"\"\"a\"\"\"", "\"\"\"a\"\"\"")]
    [InlineData("\"\"\"a\\\"\"\"b\"\"\"", "\"\"\"a\\\"\"\"b\"\"\"")]
    [InlineData("\"\"\"\"\"\"", "\"\"\"\"\"\"")]
    public void Strings_are_escaped_where_they_must_be(string literal, string expected) =>
        Utf8GraphQLParser.ParseConstValue(literal).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("input A query {b}", "input A\n\nquery {\n  b\n}")]
    [InlineData("type A @c(d: {}) query {b}", "type A @c(d: {})\n\nquery {\n  b\n}")]
    [InlineData("type A {b: C} query {b}", "type A {\n  b: C\n}\n\n{\n  b\n}")]
    [InlineData("query {a} query {b}", "{\n  a\n}\n\n{\n  b\n}")]
    public void A_query_does_not_lend_its_brace_to_what_stands_before_it(
        string source,
        string expected
    ) => Printed(source).ShouldBe(expected);

    private static string Printed(string source) => Utf8GraphQLParser.Parse(source).ToString();
}
