using Cacao.Language;
using Cacao.Types.Sdl;
using Cacao.Validation;

namespace Cacao.Tests.Validation.Rules;

public sealed class KnownOperationTypesRuleTests
{
    [Fact]
    public void The_schema_has_queries_mutations_and_subscriptions() =>
        Validating
            .Document(
                """
                query A { page }
                mutation B { refund(id: 1) { id } }
                subscription C { tick }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_schema_without_mutations_and_subscriptions_refuses_them()
    {
        var schema = SchemaReader.Read("type Query { page: Int }");
        var document = Utf8GraphQLParser.Parse(
            "query A { page } mutation B { nope } subscription C { nope }"
        );

        DocumentValidator
            .Validate(schema, document)
            .Select(error => $"{error.Locations[0].Column} {error.Message}")
            .ShouldBe([
                "18 The mutation operation is not supported by the schema.",
                "38 The subscription operation is not supported by the schema.",
            ]);
    }
}
