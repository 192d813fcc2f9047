namespace Cacao.Tests.Validation.Rules;

public sealed class UniqueOperationNamesRuleTests
{
    [Fact]
    public void Operations_of_different_names_may_stand_together() =>
        Validating.Document("query A { page } mutation B { refund(id: 1) { id } }").ShouldBeEmpty();

    [Fact]
    public void A_fragment_may_have_the_name_of_an_operation() =>
        Validating.Document("query A { ...A } fragment A on Query { page }").ShouldBeEmpty();

    [Fact]
    public void Two_operations_may_not_share_a_name() =>
        Validating
            .Document(
                """
                query A { page }
                query A { page }
                """
            )
            .ShouldBe(["1:7 2:7 There can be only one operation named \"A\"."]);

    [Fact]
    public void Not_even_operations_of_different_kinds_may() =>
        Validating
            .Document(
                """
                query A { page }
                subscription A { tick }
                mutation A { refund(id: 1) { id } }
                """
            )
            .ShouldBe([
                "1:7 2:14 There can be only one operation named \"A\".",
                "1:7 3:10 There can be only one operation named \"A\".",
            ]);
}
