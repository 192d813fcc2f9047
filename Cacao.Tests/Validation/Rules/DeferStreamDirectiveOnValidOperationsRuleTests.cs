namespace Cacao.Tests.Validation.Rules;

public sealed class DeferStreamDirectiveOnValidOperationsRuleTests
{
    [Fact]
    public void A_subscription_may_defer_what_can_be_told_not_to_wait() =>
        Validating
            .Document(
                """
                subscription ($a: Boolean!) { depositChanged { ...F @defer(if: $a) ...
                @defer(if: false) { note } ... @skip(if: true) { ... @defer { age } } }
                }
                fragment F on Deposit { id }
                """
            )
            .ShouldBeEmpty();

    [Fact]
    public void It_may_not_defer_for_good() =>
        Validating
            .Document(
                """
                subscription { depositChanged { ...F @defer ... @defer(if: true) { note
                } } }
                fragment F on Deposit { id }
                """
            )
            .ShouldBe([
                "1:38 Defer directive not supported on subscription operations. Disable "
                    + "`@defer` by setting the `if` argument to `false`.",
                "1:49 Defer directive not supported on subscription operations. Disable "
                    + "`@defer` by setting the `if` argument to `false`.",
            ]);

    [Fact]
    public void Nor_in_a_fragment_which_is_named_with_it() =>
        Validating
            .Document(
                """
                subscription { depositChanged { ...F } }
                fragment F on Deposit { payer { ... @defer { id } } }
                """
            )
            .ShouldBe([
                "2:37 1:33 Defer directive not supported on subscription operations. "
                    + "Disable `@defer` by setting the `if` argument to `false`.",
            ]);

    [Fact]
    public void Nor_stream() =>
        Validating
            .Document(
                """
                subscription { depositChanged { payer { id } ... on Node { ... on
                Merchant { deposits @stream { id } } } } }
                """
            )
            .ShouldBe([
                "2:21 Stream directive not supported on subscription operations. Disable "
                    + "`@stream` by setting the `if` argument to `false`.",
            ]);
}
