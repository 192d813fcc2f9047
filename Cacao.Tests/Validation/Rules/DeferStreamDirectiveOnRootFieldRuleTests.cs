namespace Cacao.Tests.Validation.Rules;

public sealed class DeferStreamDirectiveOnRootFieldRuleTests
{
    [Fact]
    public void A_query_may_defer_and_stream_at_its_top() =>
        Validating.Document("{ ... @defer { page } found @stream { __typename } }").ShouldBeEmpty();

    [Fact]
    public void A_mutation_may_below_its_top() =>
        Validating.Document("mutation { refund(id: 1) { ... @defer { id } } }").ShouldBeEmpty();

    [Fact]
    public void A_mutation_may_not_defer_its_fields() =>
        Validating
            .Document(
                """
                mutation { ... @defer { refund(id: 1) { id } } ...F @defer }
                fragment F on Mutation { ... @defer { refund(id: 1) { id } } }
                """
            )
            .ShouldBe([
                "1:16 Defer directive cannot be used on root mutation type \"Mutation\".",
                "1:53 Defer directive cannot be used on root mutation type \"Mutation\".",
                "2:30 Defer directive cannot be used on root mutation type \"Mutation\".",
            ]);

    [Fact]
    public void Nor_stream_them() =>
        Validating
            .Document("mutation { refunds @stream { id } }")
            .ShouldBe(["1:20 Stream directive cannot be used on root mutation type \"Mutation\"."]);
}
