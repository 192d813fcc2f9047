namespace Cacao.Tests.Validation.Rules;

public sealed class NoUnusedFragmentsRuleTests
{
    [Fact]
    public void A_fragment_may_be_used_by_another_that_is_used() =>
        Validating
            .Document("{ ...A } fragment A on Query { ...B } fragment B on Query { page }")
            .ShouldBeEmpty();

    [Fact]
    public void A_fragment_that_nobody_uses_is_refused() =>
        Validating
            .Document("{ page } fragment A on Query { page }")
            .ShouldBe(["1:10 Fragment \"A\" is never used."]);

    [Fact]
    public void So_are_fragments_that_only_use_each_other() =>
        Validating
            .Document("{ page } fragment A on Query { ...B } fragment B on Query { page }")
            .ShouldBe(["1:10 Fragment \"A\" is never used.", "1:39 Fragment \"B\" is never used."]);
}
