namespace Cacao.Tests.Validation.Rules;

public sealed class UniqueVariableNamesRuleTests
{
    [Fact]
    public void Two_operations_may_have_variables_of_one_name() =>
        Validating
            .Document(
                """
                query A($a: Int!) { page(limit: $a) }
                query B($a: Int!) { page(limit: $a) }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void One_operation_may_not() =>
        Validating
            .Document(
                """
                query ($a: Int!, $a: Int!, $b: Boolean, $a: Int!) { page(limit: $a,
                exact: $b) }
                """
            )
            .ShouldBe(["1:9 1:19 1:42 There can be only one variable named \"$a\"."]);
}
