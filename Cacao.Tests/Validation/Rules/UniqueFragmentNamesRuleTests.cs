namespace Cacao.Tests.Validation.Rules;

public sealed class UniqueFragmentNamesRuleTests
{
    [Fact]
    public void Fragments_of_different_names_may_stand_together() =>
        Validating
            .Document("{ ...A ...B } fragment A on Query { page } fragment B on Query { page }")
            .ShouldBeEmpty();

    [Fact]
    public void Two_fragments_may_not_share_a_name() =>
        Validating
            .Document(
                """
                { ...A } fragment A on Query { page }
                fragment A on Query { page }
                """
            )
            .ShouldBe(["1:19 2:10 There can be only one fragment named \"A\"."]);
}
