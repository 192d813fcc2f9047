namespace Cacao.Tests.Validation.Rules;

public sealed class VariablesAreInputTypesRuleTests
{
    [Fact]
    public void A_variable_may_be_of_a_scalar_an_enum_or_an_input() =>
        Validating
            .Document(
                """
                query ($a: Int!, $b: Status, $c: DepositFilter) { merchant(id: 1) {
                deposits(first: $a, status: $b, where: $c) { id } } }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void It_may_not_be_of_an_object() =>
        Validating
            .Document("query ($a: Merchant, $b: [[Found!]]) { page }")
            .ShouldBe([
                "1:8 Variable \"$a\" is never used.",
                "1:22 Variable \"$b\" is never used.",
                "1:12 Variable \"$a\" cannot be non-input type \"Merchant\".",
                "1:26 Variable \"$b\" cannot be non-input type \"[[Found!]]\".",
            ]);
}
