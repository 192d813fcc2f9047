using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Ledger;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rails;
using Payments.Domain.Rejections;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Deposits;

/// <summary>What is reviewed before it is in the balance, and every way out of a review.</summary>
public sealed class DepositReviewTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory, MemberData(nameof(Databases))]
    public async Task Under_review_it_is_not_the_tenants_and_accepted_it_is(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var deposit = await GivenReviewAsync(world);
        (await BooksAsync(world)).ShouldBe("available 0, pending 50000, suspense 0, rail -50000");

        await DecideAsync(world, deposit, DepositDecision.Accept);

        var now = await world.ReadAsync<Deposit>();
        now.Status.ShouldBe(DepositStatus.Confirmed);
        now.ClearedAt.ShouldNotBeNull();
        (await BooksAsync(world)).ShouldBe("available 50000, pending 0, suspense 0, rail -50000");
        (await world.ToldOfAsync(deposit.Subject)).ShouldBe([
            "1 deposit.initialised",
            "2 deposit.reviewing",
            "3 deposit.confirmed",
        ]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Sent_back_it_never_was_in_the_balance_and_costs_nothing(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var deposit = await GivenReviewAsync(world, RailScheme.CrossBorder);
        deposit.Fee.MinorUnits.ShouldBePositive();

        await DecideAsync(world, deposit, DepositDecision.Return);
        var refund = await world.ReadAsync<DepositRefund>();
        await world.RailSaysAsync(refund.Subject, RailOutcome.Settled);

        var now = await world.ReadAsync<Deposit>();
        (now.Status, now.Refunded.MinorUnits, now.Fee.MinorUnits).ShouldBe(
            (DepositStatus.Refunded, 50_000, 0)
        );
        now.RejectCode.ShouldBe(RejectCode.SenderInadequateData);
        now.RefundedAt.ShouldNotBeNull();
        (await BooksAsync(world)).ShouldBe("available 0, pending 0, suspense 0, rail 0");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_cannot_be_sent_back_is_under_review_again_and_not_in_the_balance(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var deposit = await GivenReviewAsync(world, RailScheme.CrossBorder);
        var fee = deposit.Fee;
        await DecideAsync(world, deposit, DepositDecision.Return);
        var refund = await world.ReadAsync<DepositRefund>();

        await world.RailSaysAsync(refund.Subject, RailOutcome.Rejected, "AC04");

        var now = await world.ReadAsync<Deposit>();
        (now.Status, now.Refunded.MinorUnits).ShouldBe((DepositStatus.Reviewing, 0));
        (await BooksAsync(world)).ShouldBe("available 0, pending 50000, suspense 0, rail -50000");
        await DecideAsync(world, deposit, DepositDecision.Accept);
        (await world.ReadAsync<Deposit>()).Fee.ShouldBe(fee);
        (await world.BalanceAsync(AccountKind.Fees)).ShouldBe(fee.MinorUnits);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_returned_return_lies_in_suspense_and_can_only_be_returned_again(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var deposit = await GivenReviewAsync(world);
        await DecideAsync(world, deposit, DepositDecision.Return);
        var refund = await world.ReadAsync<DepositRefund>();
        await world.RailSaysAsync(refund.Subject, RailOutcome.Settled);

        await world.RailSaysAsync(refund.Subject, RailOutcome.Returned, "AC04");
        await world.RailSaysAsync(refund.Subject, RailOutcome.Returned, "AC04");

        (await world.ReadAsync<Deposit>()).Status.ShouldBe(DepositStatus.Refunded);
        var suspended = await world.ReadAsync<SuspendedCredit>();
        (suspended.Reason, suspended.DepositId).ShouldBe(
            (SuspenseReason.ReturnBounced, deposit.Id)
        );
        (await BooksAsync(world)).ShouldBe("available 0, pending 0, suspense 50000, rail -50000");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Cancelled_its_money_lies_in_suspense(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var deposit = await GivenReviewAsync(world);

        await DecideAsync(world, deposit, DepositDecision.Cancel);

        var now = await world.ReadAsync<Deposit>();
        (now.Status, now.IsFinal).ShouldBe((DepositStatus.Cancelled, true));
        (await world.ReadAsync<SuspendedCredit>()).Reason.ShouldBe(SuspenseReason.DepositCancelled);
        (await BooksAsync(world)).ShouldBe("available 0, pending 0, suspense 50000, rail -50000");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_twenty_decisions_at_once_one_wins(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var deposit = await GivenReviewAsync(world);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async number =>
                {
                    try
                    {
                        await DecideAsync(world, deposit, (DepositDecision)(number % 3));
                        return true;
                    }
                    catch (IllegalTransitionException)
                    {
                        return false;
                    }
                })
        );

        answers.Count(won => won).ShouldBe(1);
        (await world.BalanceAsync(AccountKind.RailClearing)).ShouldBe(-50_000);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_under_review_cannot_be_refunded_by_the_tenant(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var deposit = await GivenReviewAsync(world);

        await Should.ThrowAsync<IllegalTransitionException>(() =>
            world.RunAsync(new RefundDeposit(deposit.Id, null, null))
        );
    }

    [Theory]
    [InlineData(RailScheme.CrossBorder, 50_000, 50)]
    [InlineData(RailScheme.CrossBorder, 20, 20)]
    [InlineData(RailScheme.Npp, 50_000, 0)]
    public async Task A_refund_returns_all_but_the_fee(RailScheme rail, long amount, long fee)
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var deposit = (await world.GivenCreditAsync(account, amount, rail: rail)).Deposit!;

        (deposit.Fee.MinorUnits, deposit.Refundable.MinorUnits).ShouldBe((fee, amount - fee));
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(amount - fee);
        (await world.BalanceAsync(AccountKind.Fees)).ShouldBe(fee);
    }

    private static async Task<Deposit> GivenReviewAsync(
        PaymentsWorld world,
        RailScheme rail = RailScheme.Npp
    )
    {
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var deposit = (
            await world.GivenCreditAsync(account, reference: "Rent HALT_AML", rail: rail)
        ).Deposit!;
        deposit.Status.ShouldBe(DepositStatus.Reviewing);
        return deposit;
    }

    private static Task<CommandResult<Deposit>> DecideAsync(
        PaymentsWorld world,
        Deposit deposit,
        DepositDecision decision
    ) =>
        world.RunAsync(
            new DecideDepositReview(
                deposit.Id,
                decision,
                decision is DepositDecision.Return ? RejectCode.SenderInadequateData : null,
                null
            ),
            caller: world.Caller.As(Actor.Platform)
        );

    private static async Task<string> BooksAsync(PaymentsWorld world) =>
        $"available {await world.BalanceAsync(AccountKind.Available)}, "
        + $"pending {await world.BalanceAsync(AccountKind.PendingIn)}, "
        + $"suspense {await world.BalanceAsync(AccountKind.Suspense)}, "
        + $"rail {await world.BalanceAsync(AccountKind.RailClearing)}";
}
