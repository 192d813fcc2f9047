namespace Cacao.Tests.Validation.Rules;

public sealed class NoFragmentCyclesRuleTests
{
    [Fact]
    public void A_fragment_may_be_spread_twice() =>
        Validating
            .Document(
                """
                { ...A ...A ...B }
                fragment A on Query { ...B }
                fragment B on Query { page }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void It_may_not_spread_itself() =>
        Validating
            .Document("{ merchant(id: 1) { ...A } } fragment A on Merchant { parent { ...A } }")
            .ShouldBe(["1:64 Cannot spread fragment \"A\" within itself."]);

    [Fact]
    public void Nor_by_way_of_others() =>
        Validating
            .Document(
                """
                { ...A }
                fragment A on Query { ...B }
                fragment B on Query { ...C }
                fragment C on Query { ...A }
                """
            )
            .ShouldBe([
                "2:23 3:23 4:23 Cannot spread fragment \"A\" within itself via \"B\", \"C\".",
            ]);

    [Fact]
    public void Two_rings_are_two_errors() =>
        Validating
            .Document(
                """
                { ...A }
                fragment A on Query { ...B ...C }
                fragment B on Query { ...A }
                fragment C on Query { ...A }
                """
            )
            .ShouldBe([
                "2:23 3:23 Cannot spread fragment \"A\" within itself via \"B\".",
                "2:28 4:23 Cannot spread fragment \"A\" within itself via \"C\".",
            ]);
}
