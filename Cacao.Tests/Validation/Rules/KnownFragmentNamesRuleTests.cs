namespace Cacao.Tests.Validation.Rules;

public sealed class KnownFragmentNamesRuleTests
{
    [Fact]
    public void A_fragment_of_the_document_may_be_spread() =>
        Validating.Document("{ ...A } fragment A on Query { page }").ShouldBeEmpty();

    [Fact]
    public void An_unknown_one_may_not() =>
        Validating
            .Document("{ ...A merchant(id: 1) { ... on Node { ...B } } }")
            .ShouldBe(["1:6 Unknown fragment \"A\".", "1:43 Unknown fragment \"B\"."]);
}
