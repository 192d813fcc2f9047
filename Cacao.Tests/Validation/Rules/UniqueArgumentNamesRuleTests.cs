namespace Cacao.Tests.Validation.Rules;

public sealed class UniqueArgumentNamesRuleTests
{
    [Fact]
    public void Different_arguments_may_be_given() =>
        Validating
            .Document("""{ page(limit: 1, exact: true) @trace(label: "x", weight: 1) }""")
            .ShouldBeEmpty();

    [Fact]
    public void One_argument_may_not_be_given_twice() =>
        Validating
            .Document("{ page(limit: 1, limit: 1, limit: 2) }")
            .ShouldBe(["1:8 1:18 1:28 There can be only one argument named \"limit\"."]);

    [Fact]
    public void Nor_to_a_directive() =>
        Validating
            .Document("{ page @skip(if: true, if: false) }")
            .ShouldBe(["1:14 1:24 There can be only one argument named \"if\"."]);
}
