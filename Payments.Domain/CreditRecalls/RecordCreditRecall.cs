using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Rails;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;

namespace Payments.Domain.CreditRecalls;

/// <summary>Takes a rail's recall of money that it has brought, or is about to bring; once per recall.</summary>
public sealed record RecordCreditRecall(RailScheme Rail, RecallNotice Notice)
    : Command<CreditRecall>
{
    public override async ValueTask<CreditRecall> HandleAsync(Work work)
    {
        var known = await work.SingleOrDefaultAsync<CreditRecall>(recall =>
            recall.RailRecallId == Notice.RecallId && recall.Rail == Rail
        );
        if (known is not null)
        {
            return known;
        }

        var creditId = Notice.Credit.CreditId;
        var earlier = await work.ListAsync<CreditRecall>(recall =>
            recall.RailCreditId == creditId && recall.Rail == Rail
        );
        var recall = await CreditRecall.ReceiveAsync(work, Rail, Notice);
        if (earlier.Any(other => !other.IsFinal))
        {
            await recall.RefuseAsync(work, CreditRecallRefusal.AwaitingReply, Actor.Rail);
            return recall;
        }

        await MeetAsync(work, recall);
        return recall;
    }

    /// <summary>What a recall that came too early finds when its money is there.</summary>
    internal static async ValueTask MeetAsync(Work work, RailScheme rail, string creditId)
    {
        var early = await work.ListAsync<CreditRecall>(recall =>
            recall.RailCreditId == creditId && recall.Rail == rail
        );
        if (
            early.FirstOrDefault(recall => recall.Status is CreditRecallStatus.Received) is
            { } recall
        )
        {
            await MeetAsync(work, recall);
        }
    }

    private static async ValueTask MeetAsync(Work work, CreditRecall recall)
    {
        var (creditId, rail) = (recall.RailCreditId, recall.Rail);
        var deposit = await work.SingleOrDefaultAsync<Deposit>(deposit =>
            deposit.RailCreditId == creditId && deposit.Rail == rail
        );
        if (deposit is not null)
        {
            await deposit.RecallAsync(work, recall);
            return;
        }

        var suspended = await work.SingleOrDefaultAsync<SuspendedCredit>(credit =>
            credit.RailCreditId == creditId && credit.Rail == rail
        );
        if (suspended is not null)
        {
            await suspended.RecallAsync(work, recall);
        }
    }
}
