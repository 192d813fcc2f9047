namespace Cacao.Tests.Validation.Rules;

public sealed class DeferStreamDirectiveLabelRuleTests
{
    [Fact]
    public void Labels_differ_or_are_left_out() =>
        Validating
            .Document(
                """
                { ... @defer(label: "a") { page } found @stream(label: "b") { ...
                @defer(label: null) { __typename } } }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void Two_may_not_be_the_same() =>
        Validating
            .Document(
                """
                { ... @defer(label: "a") { page } found @stream(label: "a") { __typename
                } }
                """
            )
            .ShouldBe([
                "1:7 1:41 Value for arguments \"defer(label:)\" and \"stream(label:)\" must be "
                    + "unique across all Defer/Stream directive usages.",
            ]);

    [Fact]
    public void None_may_be_a_variable() =>
        Validating
            .Document("query ($a: String) { ... @defer(label: $a) { page } }")
            .ShouldBe(["1:26 Argument \"@defer(label:)\" must be a static string."]);
}
