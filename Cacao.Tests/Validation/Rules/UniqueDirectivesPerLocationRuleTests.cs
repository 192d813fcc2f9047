namespace Cacao.Tests.Validation.Rules;

public sealed class UniqueDirectivesPerLocationRuleTests
{
    [Fact]
    public void A_repeatable_directive_may_be_repeated() =>
        Validating.Document("""{ page @trace(label: "a") @trace(label: "b") }""").ShouldBeEmpty();

    [Fact]
    public void Others_may_stand_at_two_locations() =>
        Validating.Document("{ page @once ... @once { page } }").ShouldBeEmpty();

    [Fact]
    public void But_not_twice_at_one() =>
        Validating
            .Document("{ page @once @skip(if: false) @once @once }")
            .ShouldBe([
                "1:8 1:31 The directive \"@once\" can only be used once at this location.",
                "1:8 1:37 The directive \"@once\" can only be used once at this location.",
            ]);
}
