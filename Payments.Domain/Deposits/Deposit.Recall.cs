using Payments.Domain.Commands;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Deposits;

/// <summary>What a recall by the payer's bank does to a deposit, and what becomes of the recall.</summary>
public sealed partial class Deposit
{
    private const string Recalled = "Recalled by the payer's bank.";

    /// <summary>
    /// Money that is the tenant's goes back when the tenant agrees; what is under review is nobody's yet
    /// and goes back at once.
    /// </summary>
    internal async ValueTask RecallAsync(Work work, CreditRecall recall)
    {
        if (Status is DepositStatus.Cancelled or DepositStatus.Refunded)
        {
            // A review has taken it, or it is there already.
            await recall.RefuseAsync(
                work,
                Status is DepositStatus.Refunded
                    ? CreditRecallRefusal.AlreadyReturned
                    : CreditRecallRefusal.PlatformDecision,
                Actor.Rail
            );
            return;
        }

        RecallId = recall.Id;
        Version++;
        work.Events.Append(this, "deposit.recalled", new { RecallId });
        await recall.RequestAsync(work, Id, suspended: null);
        if (Status is DepositStatus.Reviewing)
        {
            await DecideAsync(
                work,
                DepositDecision.Return,
                Rejections.RejectCode.CancellationRequestedByParticipant,
                Recalled
            );
        }
        else
        {
            await FollowAsync(work);
        }
    }

    /// <summary>The recall becomes what the money becomes, whoever moved it.</summary>
    private async ValueTask FollowAsync(Work work)
    {
        if (RecallId is not { } id)
        {
            return;
        }

        var recall = await work.GetAsync<CreditRecall>(id);
        await (
            Status switch
            {
                DepositStatus.Refunding => recall.ReturnAsync(work),
                DepositStatus.Refunded => recall.ReturnedAsync(work),
                DepositStatus.Confirmed or DepositStatus.Reviewing => recall.ReturnFailedAsync(
                    work
                ),
                DepositStatus.Cancelled when !recall.IsFinal => recall.RefuseAsync(
                    work,
                    CreditRecallRefusal.PlatformDecision,
                    Actor.Platform
                ),
                _ => ValueTask.CompletedTask,
            }
        );
    }
}
