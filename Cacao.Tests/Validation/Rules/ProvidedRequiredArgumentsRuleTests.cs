namespace Cacao.Tests.Validation.Rules;

public sealed class ProvidedRequiredArgumentsRuleTests
{
    [Fact]
    public void An_argument_with_a_default_may_be_left_out() =>
        Validating.Document("{ page found { __typename } }").ShouldBeEmpty();

    [Fact]
    public void A_required_one_may_not() =>
        Validating
            .Document("{ merchant { id } rates }")
            .ShouldBe([
                "1:3 Argument \"Query.merchant(id:)\" of type \"ID!\" is required, but it was "
                    + "not provided.",
                "1:19 Argument \"Query.rates(of:)\" of type \"[String!]!\" is required, but it "
                    + "was not provided.",
            ]);

    [Fact]
    public void Nor_that_of_a_directive() =>
        Validating
            .Document("{ page @include @trace }")
            .ShouldBe([
                "1:8 Argument \"@include(if:)\" of type \"Boolean!\" is required, but it was "
                    + "not provided.",
                "1:17 Argument \"@trace(label:)\" of type \"String!\" is required, but it was "
                    + "not provided.",
            ]);

    [Fact]
    public void Null_is_given_even_if_it_is_wrong() =>
        Validating
            .Document("{ node(id: null) { id } }")
            .ShouldBe(["1:12 Expected value of non-null type \"ID!\" not to be null."]);
}
