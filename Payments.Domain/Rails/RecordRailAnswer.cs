using System.Diagnostics;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Outbox;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Rails;

/// <summary>Takes a rail's answer on one of the tenant's instructions.</summary>
/// <param name="Subject">Whose instruction it was.</param>
/// <param name="Outcome">What the rail says.</param>
/// <param name="Reason">Why, where it says no.</param>
/// <param name="Receipt">The outbox item that this is the receipt of; null for later reports.</param>
/// <param name="Attempt">Which try of the subject it is about.</param>
public sealed record RecordRailAnswer(
    Subject Subject,
    RailOutcome Outcome,
    RailReason? Reason,
    OutboxItemId? Receipt = null,
    int Attempt = 1
) : Command<IRailSubject>
{
    // ISO 20022: narrative reason, the one for "no code given".
    private static readonly RailReason NoReason = RailReason.Of("NARR");

    public override IEnumerable<IEntityId> Reads(Caller caller)
    {
        var subject = IdKinds.Make(Subject.Kind, Subject.Id);
        return Receipt is { } item ? [subject, item] : [subject];
    }

    public override async ValueTask<IRailSubject> HandleAsync(Work work)
    {
        var subject = await RailSubjects.GetAsync(work, Subject);
        if (Receipt is { } item)
        {
            await work.Outbox.CompleteAsync(item);
        }

        if (Attempt != subject.Attempt)
        {
            return subject;
        }

        await (
            Outcome switch
            {
                RailOutcome.InProcess => subject.OnAcceptedAsync(work),
                RailOutcome.Settled => subject.OnSettledAsync(work),
                RailOutcome.Rejected => subject.OnRejectedAsync(work, Reason ?? NoReason),
                RailOutcome.Returned => subject.OnReturnedAsync(work, Reason ?? NoReason),
                _ => throw new UnreachableException(),
            }
        );
        return subject;
    }
}
