namespace Cacao.Tests.Validation.Rules;

public sealed class LoneAnonymousOperationRuleTests
{
    [Fact]
    public void An_anonymous_operation_may_stand_alone_with_its_fragments() =>
        Validating.Document("{ ...F } fragment F on Query { page }").ShouldBeEmpty();

    [Fact]
    public void It_may_not_stand_beside_another() =>
        Validating
            .Document("{ page } query A { page }")
            .ShouldBe(["1:1 This anonymous operation must be the only defined operation."]);

    [Fact]
    public void Nor_may_two_of_them() =>
        Validating
            .Document("{ page } { page }")
            .ShouldBe([
                "1:1 This anonymous operation must be the only defined operation.",
                "1:10 This anonymous operation must be the only defined operation.",
            ]);
}
