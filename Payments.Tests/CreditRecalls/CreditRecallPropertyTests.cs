using Microsoft.EntityFrameworkCore;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.Errors;
using Payments.Domain.Ledger;
using Payments.Domain.Rails;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.CreditRecalls;

/// <summary>Whatever comes in which order, money and recall tell the same story.</summary>
public sealed class CreditRecallPropertyTests
{
    private const int Rounds = 60;
    private const long Amount = 1_000;

    [Fact]
    public async Task Recall_and_money_agree_whatever_happens_in_whatever_order()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var random = new Random(20261127);
        for (var round = 0; round < Rounds; round++)
        {
            var creditId = $"credit-{round}";
            var reference = random.Next(3) == 0 ? "HALT_AML" : "Order 12";
            Func<Task>[] steps =
            [
                () => world.GivenCreditAsync(account, Amount, creditId, reference),
                () => world.HearRecallAsync(account, creditId, creditId, Amount),
                () => AnswerAsync(world, creditId, isYes: true),
                () => AnswerAsync(world, creditId, isYes: false),
                () => RefundAsync(world, creditId),
                () => RailAsync(world, RailOutcome.Settled, null),
                () => RailAsync(world, RailOutcome.Rejected, "AC04"),
            ];
            List<string> done = [];
            for (var step = 0; step < 9; step++)
            {
                var which = random.Next(steps.Length);
                done.Add($"{which}");
                await steps[which]();
            }

            await RequireAgreementAsync(world, $"round {round}: {string.Join(' ', done)}");
        }
    }

    private static async Task RequireAgreementAsync(PaymentsWorld world, string story)
    {
        await using var db = world.Open();
        var deposits = await db.Set<Deposit>().ToListAsync(PaymentsWorld.Cancel);
        var recalls = await db.Set<CreditRecall>().ToListAsync(PaymentsWorld.Cancel);
        foreach (var deposit in deposits.Where(deposit => deposit.RecallId is not null))
        {
            var recall = recalls.Single(recall => recall.Id == deposit.RecallId);
            (
                recall.Status is CreditRecallStatus.Refused
                || recall.Status
                    == deposit.Status switch
                    {
                        DepositStatus.Refunding => CreditRecallStatus.Returning,
                        DepositStatus.Refunded => CreditRecallStatus.Returned,
                        _ => CreditRecallStatus.Requested,
                    }
            ).ShouldBeTrue($"{deposit.Status} and {recall.Status} after {story}");
        }

        var expected = deposits
            .Where(deposit => deposit.Status is DepositStatus.Confirmed)
            .Sum(deposit => deposit.Amount.MinorUnits);
        (await world.BalanceAsync(AccountKind.Available)).ShouldBe(expected, story);
        var held = deposits
            .Where(deposit => deposit.Status is not DepositStatus.Refunded)
            .Sum(deposit => deposit.Amount.MinorUnits);
        (await world.BalanceAsync(AccountKind.RailClearing)).ShouldBe(-held, story);
    }

    private static async Task AnswerAsync(PaymentsWorld world, string recallId, bool isYes)
    {
        await using var db = world.Open();
        var recall = await db.Set<CreditRecall>()
            .SingleOrDefaultAsync(recall => recall.RailRecallId == recallId, PaymentsWorld.Cancel);
        if (recall is not null)
        {
            await TryAsync(() =>
                isYes
                    ? world.RunAsync(new AcceptCreditRecall(recall.Id))
                    : world.RunAsync(
                        new DeclineCreditRecall(recall.Id, CreditRecallRefusal.CustomerDecision)
                    )
            );
        }
    }

    private static async Task RefundAsync(PaymentsWorld world, string creditId)
    {
        await using var db = world.Open();
        var deposit = await db.Set<Deposit>()
            .SingleOrDefaultAsync(
                deposit => deposit.RailCreditId == creditId,
                PaymentsWorld.Cancel
            );
        if (deposit is not null)
        {
            await TryAsync(() => world.RunAsync(new RefundDeposit(deposit.Id, null, null)));
        }
    }

    private static async Task RailAsync(PaymentsWorld world, RailOutcome outcome, string? code)
    {
        await using var db = world.Open();
        var pending = await db.Set<DepositRefund>()
            .Where(refund => refund.Status == DepositRefundStatus.Pending)
            .ToListAsync(PaymentsWorld.Cancel);
        foreach (var refund in pending)
        {
            await world.RailSaysAsync(refund.Subject, outcome, code);
        }
    }

    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (DomainException refusal) when (refusal.Code is ErrorCode.IllegalTransition)
        {
            // Not in this status: nothing happened, as the books will show.
        }
    }
}
