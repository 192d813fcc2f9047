namespace Cacao.Tests.Validation.Rules;

public sealed class PossibleFragmentSpreadsRuleTests
{
    [Fact]
    public void A_fragment_may_be_on_the_same_a_wider_or_a_narrower_type() =>
        Validating
            .Document(
                """
                { node(id: 1) { ... on Merchant { ... on Party { ... on Node { ...M } }
                } } found { ... on Party { id } } }
                fragment M on Merchant { id }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void It_may_not_be_on_another_object() =>
        Validating
            .Document("{ merchant(id: 1) { ... on Person { id } } }")
            .ShouldBe([
                "1:21 Fragment cannot be spread here as objects of type \"Merchant\" can "
                    + "never be of type \"Person\".",
            ]);

    [Fact]
    public void Nor_on_an_interface_that_the_object_does_not_implement() =>
        Validating
            .Document("{ deposit { ...P } } fragment P on Party { id }")
            .ShouldBe([
                "1:13 Fragment \"P\" cannot be spread here as objects of type \"Deposit\" can "
                    + "never be of type \"Party\".",
            ]);

    [Fact]
    public void Nor_on_an_object_outside_the_union() =>
        Validating
            .Document("{ found { ... on Money { currency } } }")
            .ShouldBe([
                "1:11 Fragment cannot be spread here as objects of type \"Found\" can never "
                    + "be of type \"Money\".",
            ]);
}
