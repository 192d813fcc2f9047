namespace Cacao.Tests.Validation.Rules;

public sealed class NoUnusedVariablesRuleTests
{
    [Fact]
    public void A_variable_may_be_used_in_a_fragment() =>
        Validating
            .Document(
                """
                query ($a: Int!) { ...F }
                fragment F on Query { ...G }
                fragment G on Query { page(limit: $a) }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_variable_that_nobody_uses_is_refused() =>
        Validating
            .Document("query ($a: Int!, $b: Int) { page(limit: $a) }")
            .ShouldBe(["1:18 Variable \"$b\" is never used."]);

    [Fact]
    public void It_is_not_enough_that_another_operation_uses_it() =>
        Validating
            .Document("query A($a: Int!) { page } query B($a: Int!) { page(limit: $a) }")
            .ShouldBe(["1:9 Variable \"$a\" is never used in operation \"A\"."]);
}
