namespace Cacao.Tests.Validation.Rules;

public sealed class StreamDirectiveOnListFieldRuleTests
{
    [Fact]
    public void A_list_may_be_streamed() =>
        Validating.Document("{ rates(of: []) @stream(initialCount: 1) }").ShouldBeEmpty();

    [Fact]
    public void Nothing_else_may() =>
        Validating
            .Document(
                """
                { merchant(id: 1) { name @stream deposits { amount @stream { currency }
                } } }
                """
            )
            .ShouldBe([
                "1:26 Directive \"@stream\" cannot be used on non-list field "
                    + "\"Merchant.name\".",
                "1:52 Directive \"@stream\" cannot be used on non-list field "
                    + "\"Deposit.amount\".",
            ]);
}
