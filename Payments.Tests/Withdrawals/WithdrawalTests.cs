using Payments.Domain.Errors;
using Payments.Domain.Idempotency;
using Payments.Domain.Ledger;
using Payments.Domain.Rails;
using Payments.Domain.Values;
using Payments.Domain.Withdrawals;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Withdrawals;

public sealed class WithdrawalTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Amount_and_fee_leave_the_balance_before_the_rail_hears_of_it(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();

        var withdrawal = await world.GivenWithdrawalAsync(recipient);

        withdrawal.Status.ShouldBe(WithdrawalStatus.Initialised);
        withdrawal.Fee.ShouldBe(PaymentsWorld.Aud(50));
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000 - 10_050);
        (await world.BalanceAsync(AccountKind.PendingOut)).ShouldBe(10_000);
        (await world.BalanceAsync(AccountKind.Fees)).ShouldBe(50);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_settled_withdrawal_is_told_step_by_step(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var withdrawal = await world.GivenWithdrawalAsync(recipient);

        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.InProcess);
        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Settled);

        (await world.ToldOfAsync(withdrawal.Subject)).ShouldBe([
            "1 withdrawal.initialised",
            "2 withdrawal.pending",
            "3 withdrawal.confirmed",
        ]);
        (await world.BalanceAsync(AccountKind.PendingOut)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Answers_that_come_twice_and_in_the_wrong_order_change_nothing_more(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var withdrawal = await world.GivenWithdrawalAsync(recipient);

        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Settled);
        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.InProcess);
        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Settled);
        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Rejected, "AC04");

        var now = await world.ReadAsync<Withdrawal>();
        (now.Status, now.Version).ShouldBe((WithdrawalStatus.Confirmed, 3));
        (await world.BalanceAsync(AccountKind.RailClearing)).ShouldBe(-100_000 + 10_000);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_rejected_withdrawal_gives_the_amount_back_and_keeps_the_fee(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var withdrawal = await world.GivenWithdrawalAsync(recipient);

        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Rejected, "AC04");

        var now = await world.ReadAsync<Withdrawal>();
        now.Status.ShouldBe(WithdrawalStatus.Refunded);
        now.ReasonCode.ShouldBe("RECIPIENT_ACCOUNT_CLOSED");
        now.IsFinal.ShouldBeTrue();
        (await world.ToldOfAsync(withdrawal.Subject)).ShouldBe([
            "1 withdrawal.initialised",
            "2 withdrawal.pending",
            "3 withdrawal.failed",
            "4 withdrawal.refunded",
        ]);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000 - 50);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_late_return_comes_back_through_its_own_state(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var withdrawal = await world.GivenWithdrawalAsync(recipient);
        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Settled);

        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Returned, "AC04");
        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Returned, "AC04");

        (await world.ToldOfAsync(withdrawal.Subject))[^2..]
            .ShouldBe(["4 withdrawal.returned", "5 withdrawal.refunded"]);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000 - 50);
        (await world.BalanceAsync(AccountKind.RailClearing)).ShouldBe(-100_000);
    }

    [Fact]
    public async Task A_return_that_is_heard_before_its_settlement_gives_the_money_back()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();
        var withdrawal = await world.GivenWithdrawalAsync(recipient);

        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Returned, "AC04");
        await world.RailSaysAsync(withdrawal.Subject, RailOutcome.Settled);

        (await world.ToldOfAsync(withdrawal.Subject)).ShouldBe([
            "1 withdrawal.initialised",
            "2 withdrawal.pending",
            "3 withdrawal.confirmed",
            "4 withdrawal.returned",
            "5 withdrawal.refunded",
        ]);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(100_000 - 50);
        (await world.BalanceAsync(AccountKind.RailClearing)).ShouldBe(-100_000);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task More_than_is_available_is_refused_and_moves_nothing(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();

        // The amount alone is covered; the fee is not.
        await Should.ThrowAsync<InsufficientFundsException>(() =>
            world.GivenWithdrawalAsync(recipient, 100_000)
        );

        (await world.AvailableAsync()).Available.ShouldBe(PaymentsWorld.Aud(100_000));
        (await world.BalanceAsync(AccountKind.Fees)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Forty_twins_with_one_key_make_one_withdrawal(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();

        var twins = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(_ => world.GivenWithdrawalAsync(recipient, key: "the-one"))
        );

        twins.Select(withdrawal => withdrawal.Id).Distinct().Count().ShouldBe(1);
        (await world.BalanceAsync(AccountKind.PendingOut)).ShouldBe(10_000);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_same_key_for_another_amount_is_a_conflict(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var first = await world.GivenWithdrawalAsync(recipient, 10_000, "the-one");

        var conflict = await Should.ThrowAsync<IdempotencyConflictException>(() =>
            world.GivenWithdrawalAsync(recipient, 10_001, "the-one")
        );

        conflict.Existing.ShouldBe(first.Subject);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_recipient_of_another_tenant_does_not_exist(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var recipient = await world.GivenFundedPayerAsync();
        var stranger = PaymentsWorld.NewCaller();
        await world.GivenFundsAsync(100_000, stranger);

        await Should.ThrowAsync<NotFoundException>(() =>
            world.RunAsync(
                new CreateWithdrawal(PaymentsWorld.Aud(100), recipient, null, null, null),
                caller: stranger
            )
        );

        (await world.AvailableAsync(stranger)).Available.ShouldBe(PaymentsWorld.Aud(100_000));
    }

    [Fact]
    public async Task The_recipients_account_decides_the_currency()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenFundedPayerAsync();
        var inEuros = await world.GivenEuroRecipientAsync();

        var refusal = await Should.ThrowAsync<InvalidInputException>(() =>
            world.GivenWithdrawalAsync(inEuros)
        );

        refusal.Path.ShouldBe(["input", "amount", "currency"]);
    }

    [Fact]
    public async Task An_amount_that_leaves_no_room_for_its_fee_is_refused()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        var recipient = await world.GivenFundedPayerAsync();

        var refusal = await Should.ThrowAsync<AmountTooLargeException>(() =>
            world.GivenWithdrawalAsync(recipient, long.MaxValue)
        );

        refusal.Path.ShouldBe(["input", "amount", "amount"]);
    }

    [Fact]
    public async Task What_no_account_can_hold_is_refused_and_leaves_nothing()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenFundsAsync(long.MaxValue);

        await Should.ThrowAsync<AmountTooLargeException>(() => world.GivenFundsAsync(1));

        (await world.AvailableAsync()).Posted.ShouldBe(PaymentsWorld.Aud(long.MaxValue));
    }
}
