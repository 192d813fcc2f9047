namespace Cacao.Tests.Validation.Rules;

public sealed class FragmentsOnCompositeTypesRuleTests
{
    [Fact]
    public void A_fragment_may_be_on_an_object_an_interface_or_a_union() =>
        Validating
            .Document(
                """
                { node(id: 1) { ... on Merchant { id } ... on Party { id } } found {
                ...U } }
                fragment U on Found { __typename }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void It_may_not_be_on_a_scalar() =>
        Validating
            .Document("{ ...F } fragment F on Int { x }")
            .ShouldBe(["1:24 Fragment \"F\" cannot condition on non composite type \"Int\"."]);

    [Fact]
    public void Nor_on_an_enum_or_an_input() =>
        Validating
            .Document("{ node(id: 1) { ... on Status { x } ... on MoneyInput { y } } }")
            .ShouldBe([
                "1:24 Fragment cannot condition on non composite type \"Status\".",
                "1:44 Fragment cannot condition on non composite type \"MoneyInput\".",
            ]);
}
