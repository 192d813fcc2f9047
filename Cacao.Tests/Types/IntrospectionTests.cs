using System.Text.Json;
using Cacao.Language;
using Cacao.Types.Authoring;
using Cacao.Types.Sdl;

namespace Cacao.Tests.Types;

public sealed class IntrospectionTests
{
    private static readonly Type[] All = [.. RichSchema.All, typeof(Costs)];

    [Fact]
    public async Task The_answer_says_the_same_as_the_sdl()
    {
        var builder = TestSchema.Of(All);

        var answer = await builder.AskAsync(IntrospectionQuery.Text);

        using var json = JsonDocument.Parse(answer);
        var client = ClientSchema.Read(
            json.RootElement.GetProperty("data").GetProperty("__schema")
        );
        // Applied directives are no part of introspection.
        SyntaxPrinter
            .Print(client)
            .ShouldBe(SchemaPrinter.Print(SchemaReader.Read(WithoutApplied(builder.Print()))));
    }

    [Fact]
    public async Task Kinds_of_types_and_places_of_directives_are_described()
    {
        var answer = await TestSchema
            .Of(RichSchema.All)
            .AskAsync(
                "{ a: __type(name: \"__TypeKind\") { enumValues { description } } b: __type(name: \"__DirectiveLocation\") { enumValues { description } } }"
            );

        using var json = JsonDocument.Parse(answer);
        var descriptions = json
            .RootElement.GetProperty("data")
            .EnumerateObject()
            .SelectMany(type => type.Value.GetProperty("enumValues").EnumerateArray())
            .Select(value => value.GetProperty("description").GetString())
            .ToList();
        descriptions.Count.ShouldBe(8 + 19);
        descriptions.ShouldAllBe(text => !string.IsNullOrEmpty(text));
        descriptions.ShouldBeUnique();
    }

    [Fact]
    public async Task Specified_types_and_directives_are_there()
    {
        var answer = await TestSchema
            .Of(RichSchema.All)
            .AskAsync("{ __schema { types { name } directives { name isRepeatable } } }");

        foreach (var name in (string[])["String", "Boolean", "__Schema", "__DirectiveLocation"])
        {
            answer.ShouldContain($$"""{"name":"{{name}}"}""");
        }

        foreach (var name in (string[])["include", "skip", "deprecated", "specifiedBy", "oneOf"])
        {
            answer.ShouldContain($$"""{"name":"{{name}}","isRepeatable":false}""");
        }
    }

    [Fact]
    public async Task A_deprecated_field_says_why()
    {
        var answer = await TestSchema
            .Of(RichSchema.All)
            .AskAsync(
                """{ __type(name: "Query") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }"""
            );

        answer.ShouldContain(
            """{"name":"hi","isDeprecated":true,"deprecationReason":"Use `hello`."}"""
        );
    }

    [Fact]
    public async Task What_is_deprecated_is_listed_when_asked_for()
    {
        var answer = await TestSchema
            .Of(RichSchema.All)
            .AskAsync(
                """
                {
                  kept: __type(name: "OrderStatus") { enumValues { name } }
                  all: __type(name: "OrderStatus") {
                    enumValues(includeDeprecated: true) { name isDeprecated deprecationReason }
                  }
                }
                """
            );

        answer.ShouldContain("""{"kept":{"enumValues":[{"name":"OPEN"},{"name":"FULLY_PAID"}]}""");
        answer.ShouldContain(
            """{"name":"LOST","isDeprecated":true,"deprecationReason":"Nothing is lost."}"""
        );
    }

    [Fact]
    public async Task Each_kind_of_type_answers_what_belongs_to_it_and_null_to_the_rest()
    {
        var answer = await TestSchema
            .Of(RichSchema.All)
            .AskAsync(
                """
                {
                  union: __type(name: "Payable") { kind possibleTypes { name } fields { name } }
                  interface: __type(name: "Customer") { kind possibleTypes { name } interfaces { name } }
                  oneOf: __type(name: "OrderKeyInput") { kind isOneOf inputFields { name } enumValues { name } }
                  plain: __type(name: "OrderFilterInput") { isOneOf }
                  scalar: __type(name: "DateTime") { kind specifiedByURL isOneOf }
                  missing: __type(name: "Nothing") { name }
                }
                """
            );

        answer.ShouldBe(
            """{"data":{"union":{"kind":"UNION","possibleTypes":[{"name":"Card"},{"name":"Voucher"}],"fields":null},"interface":{"kind":"INTERFACE","possibleTypes":[{"name":"Company"},{"name":"Person"}],"interfaces":[]},"oneOf":{"kind":"INPUT_OBJECT","isOneOf":true,"inputFields":[{"name":"id"},{"name":"code"}],"enumValues":null},"plain":{"isOneOf":false},"scalar":{"kind":"SCALAR","specifiedByURL":"https://www.graphql-scalars.com/date-time","isOneOf":null},"missing":null}}"""
        );
    }

    private static string WithoutApplied(string sdl) =>
        sdl.Replace(" @cost(weight: \"5\")", "", StringComparison.Ordinal)
            .Replace(" @cost(weight: \"2\")", "", StringComparison.Ordinal)
            .Replace(" @tag(name: \"dear\")", "", StringComparison.Ordinal)
            .Replace(" @listSize(assumedSize: 3)", "", StringComparison.Ordinal);

    [QueryType]
    public static class Costs
    {
        [Cost(5)]
        [Tag("dear")]
        [ListSize(AssumedSize = 3)]
        public static IEnumerable<int> GetNumbers([Cost(2)] int limit) =>
            Enumerable.Range(0, limit);
    }
}
