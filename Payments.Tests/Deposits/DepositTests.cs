using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Errors;
using Payments.Domain.Ledger;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rails;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Deposits;

public sealed class DepositTests
{
    public static TheoryData<StorageProvider> Databases => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_credit_of_the_rail_is_in_the_balance_at_once(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();

        var deposit = await world.GivenDepositAsync(account);

        (await world.ToldOfAsync(deposit.Subject)).ShouldBe([
            "1 deposit.initialised",
            "2 deposit.confirmed",
        ]);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(50_000);
        (await world.BalanceAsync(AccountKind.RailClearing)).ShouldBe(-50_000);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_same_credit_told_twenty_times_at_once_is_one_deposit(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();

        var told = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => world.GivenDepositAsync(account))
        );

        told.Select(deposit => deposit.Id).Distinct().Count().ShouldBe(1);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(50_000);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Partial_refunds_leave_it_confirmed_until_all_is_returned(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var deposit = await world.GivenDepositAsync(account);

        await RefundAsync(world, deposit, 20_000);
        (await world.ReadAsync<Deposit>()).Status.ShouldBe(DepositStatus.Confirmed);
        await RefundAsync(world, deposit, null);
        (await world.ReadAsync<Deposit>()).Status.ShouldBe(DepositStatus.Refunding);
        await SettleRefundsAsync(world);

        var now = await world.ReadAsync<Deposit>();
        (now.Status, now.Refunded.MinorUnits).ShouldBe((DepositStatus.Refunded, 50_000));
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(0);
        (await world.BalanceAsync(AccountKind.PendingOut)).ShouldBe(0);
        (await world.BalanceAsync(AccountKind.RailClearing)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task More_than_is_left_cannot_be_refunded(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var deposit = await world.GivenDepositAsync(await world.GivenVirtualAccountAsync());
        await RefundAsync(world, deposit, 30_000);

        await Should.ThrowAsync<InvalidInputException>(() => RefundAsync(world, deposit, 20_001));

        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(20_000);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_refund_that_the_rail_refuses_is_the_tenants_again(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var deposit = await world.GivenDepositAsync(await world.GivenVirtualAccountAsync());
        await RefundAsync(world, deposit, null);
        var refund = await world.ReadAsync<DepositRefund>();

        await world.RailSaysAsync(refund.Subject, RailOutcome.Rejected, "AC04");

        var now = await world.ReadAsync<Deposit>();
        (now.Status, now.Refunded.MinorUnits).ShouldBe((DepositStatus.Confirmed, 0));
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(50_000);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_refunded_deposit_cannot_be_refunded_again(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var deposit = await world.GivenDepositAsync(await world.GivenVirtualAccountAsync());
        await RefundAsync(world, deposit, null);

        await Should.ThrowAsync<IllegalTransitionException>(() => RefundAsync(world, deposit, 1));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task It_is_refunded_only_when_its_last_refund_has_arrived(StorageProvider provider)
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        await world.GivenTenantAsync();
        var deposit = await world.GivenDepositAsync(await world.GivenVirtualAccountAsync());
        await RefundAsync(world, deposit, 20_000);
        await RefundAsync(world, deposit, null);
        var (first, last) = await RefundsOfAsync(world, 20_000);

        await world.RailSaysAsync(last.Subject, RailOutcome.Settled);
        (await world.ReadAsync<Deposit>()).Status.ShouldBe(DepositStatus.Refunding);
        await world.RailSaysAsync(first.Subject, RailOutcome.Rejected, "AC04");

        var now = await world.ReadAsync<Deposit>();
        (now.Status, now.Refunded.MinorUnits).ShouldBe((DepositStatus.Confirmed, 30_000));
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(20_000);
        await RefundAsync(world, deposit, null);
    }

    [Fact]
    public async Task A_refunds_return_that_is_heard_before_its_settlement_gives_the_money_back()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var deposit = await world.GivenDepositAsync(await world.GivenVirtualAccountAsync());
        await world.RunAsync(new RefundDeposit(deposit.Id, null, "Wrong"));
        var refund = await world.ReadAsync<DepositRefund>();

        await world.RailSaysAsync(refund.Subject, RailOutcome.Returned, "AC04");
        await world.RailSaysAsync(refund.Subject, RailOutcome.Settled);

        (await world.ReadAsync<DepositRefund>()).Status.ShouldBe(DepositRefundStatus.Failed);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(50_000 - deposit.Fee.MinorUnits);
        (await world.BalanceAsync(AccountKind.RailClearing)).ShouldBe(-50_000);
        (await world.BalanceAsync(AccountKind.PendingOut)).ShouldBe(0);
    }

    private static async Task<(DepositRefund First, DepositRefund Last)> RefundsOfAsync(
        PaymentsWorld world,
        long firstMinorUnits
    )
    {
        await using var db = world.Open();
        var refunds = await db.Set<DepositRefund>().ToListAsync(PaymentsWorld.Cancel);
        return (
            refunds.Single(refund => refund.Amount.MinorUnits == firstMinorUnits),
            refunds.Single(refund => refund.Amount.MinorUnits != firstMinorUnits)
        );
    }

    private static Task<CommandResult<Deposit>> RefundAsync(
        PaymentsWorld world,
        Deposit deposit,
        long? minorUnits
    ) =>
        world.RunAsync(
            new RefundDeposit(
                deposit.Id,
                minorUnits is { } amount ? PaymentsWorld.Aud(amount) : null,
                "Ordered twice"
            )
        );

    private static async Task SettleRefundsAsync(PaymentsWorld world)
    {
        await using var db = world.Open();
        var refunds = await db.Set<DepositRefund>().ToListAsync(PaymentsWorld.Cancel);
        foreach (var refund in refunds.OrderBy(refund => refund.CreatedAt))
        {
            await world.RailSaysAsync(refund.Subject, RailOutcome.Settled);
        }
    }
}
