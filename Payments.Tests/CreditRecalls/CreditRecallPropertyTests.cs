using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.Errors;
using Payments.Domain.Ledger;
using Payments.Domain.Rails;
using Payments.Domain.VirtualAccounts;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.CreditRecalls;

/// <summary>Whatever comes in which order, money and recall tell the same story.</summary>
public sealed class CreditRecallPropertyTests
{
    private const long Amount = 1_000;

    public enum Step
    {
        Arrive,
        Recall,
        Agree,
        Decline,
        Refund,
        Settle,
        Reject,
    }

    [Fact]
    public async Task Recall_and_money_agree_whatever_happens_in_whatever_order()
    {
        await using var world = await PaymentsWorld.StartAsync(StorageProvider.Sqlite);
        await world.GivenTenantAsync();
        var account = await world.GivenVirtualAccountAsync();
        var stories =
            from isReviewed in Gen.Frequency((1, Gen.Constant(true)), (2, Gen.Constant(false)))
            from steps in Gen.Elements(Enum.GetValues<Step>()).ListOf(9)
            select new Story(isReviewed, [.. steps]);
        var number = 0;

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(
                Arb.From(stories, story => story.Shorter()),
                async story => await TellAsync(world, account, story, $"credit-{++number}")
            )
        );
    }

    /// <summary>Every story is about a credit of its own, so that it is the same when it is told again.</summary>
    private static async Task TellAsync(
        PaymentsWorld world,
        VirtualAccount account,
        Story story,
        string creditId
    )
    {
        var available = await world.BalanceAsync(AccountKind.Available);
        var clearing = await world.BalanceAsync(AccountKind.RailClearing);
        foreach (var step in story.Steps)
        {
            await TakeAsync(world, account, story, step, creditId);
        }

        await using var db = world.Open();
        var deposit = await db.Set<Deposit>()
            .SingleOrDefaultAsync(
                deposit => deposit.RailCreditId == creditId,
                PaymentsWorld.Cancel
            );
        await RequireAgreementAsync(db, deposit, story);
        (await world.BalanceAsync(AccountKind.Available) - available).ShouldBe(
            deposit?.Status is DepositStatus.Confirmed ? Amount : 0,
            $"{story}"
        );
        (await world.BalanceAsync(AccountKind.RailClearing) - clearing).ShouldBe(
            deposit?.Status is null or DepositStatus.Refunded ? 0 : -Amount,
            $"{story}"
        );
    }

    private static Task TakeAsync(
        PaymentsWorld world,
        VirtualAccount account,
        Story story,
        Step step,
        string creditId
    ) =>
        step switch
        {
            Step.Arrive => world.GivenCreditAsync(
                account,
                Amount,
                creditId,
                story.IsReviewed ? "HALT_AML" : "Order 12"
            ),
            Step.Recall => world.HearRecallAsync(account, creditId, creditId, Amount),
            Step.Agree => AnswerAsync(world, creditId, isYes: true),
            Step.Decline => AnswerAsync(world, creditId, isYes: false),
            Step.Refund => RefundAsync(world, creditId),
            Step.Settle => RailAsync(world, creditId, RailOutcome.Settled, null),
            _ => RailAsync(world, creditId, RailOutcome.Rejected, "AC04"),
        };

    private static async Task RequireAgreementAsync(
        Domain.Storage.PaymentsDb db,
        Deposit? deposit,
        Story story
    )
    {
        if (deposit?.RecallId is not { } id)
        {
            return;
        }

        var recall = await db.Set<CreditRecall>()
            .SingleAsync(recall => recall.Id == id, PaymentsWorld.Cancel);
        var expected = deposit.Status switch
        {
            DepositStatus.Refunding => CreditRecallStatus.Returning,
            DepositStatus.Refunded => CreditRecallStatus.Returned,
            _ => CreditRecallStatus.Requested,
        };
        (recall.Status is CreditRecallStatus.Refused || recall.Status == expected).ShouldBeTrue(
            $"{deposit.Status} and {recall.Status} after {story}"
        );
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

    private static async Task RailAsync(
        PaymentsWorld world,
        string creditId,
        RailOutcome outcome,
        string? code
    )
    {
        await using var db = world.Open();
        var pending = await db.Set<DepositRefund>()
            .Where(refund => refund.Status == DepositRefundStatus.Pending)
            .Join(
                db.Set<Deposit>().Where(deposit => deposit.RailCreditId == creditId),
                refund => refund.DepositId,
                deposit => deposit.Id,
                (refund, _) => refund
            )
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

    private sealed record Story(bool IsReviewed, IReadOnlyList<Step> Steps)
    {
        /// <summary>With one step less, and without a review.</summary>
        public IEnumerable<Story> Shorter() =>
            Steps
                .Select((_, left) => this with { Steps = [.. Steps.Where((_, at) => at != left)] })
                .Concat(IsReviewed ? [this with { IsReviewed = false }] : []);

        public override string ToString() =>
            $"{(IsReviewed ? "under review: " : "")}{string.Join(", ", Steps)}";
    }
}
