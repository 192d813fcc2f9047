using Payments.Domain.Clock;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.CreditRecalls;

/// <summary>Ends a recall that nobody has answered, or whose money never came.</summary>
public sealed class CreditRecallDeadline : ITimerHandler
{
    /// <summary>One for each recall that waits.</summary>
    public const string TimerKind = "credit_recall.deadline";

    public string Kind => TimerKind;

    public async ValueTask FireAsync(Work work, Subject subject)
    {
        var recall = await work.GetAsync<CreditRecall>(CreditRecallId.From(subject.Id));
        CreditRecallRefusal? refusal = recall.Status switch
        {
            CreditRecallStatus.Received => CreditRecallRefusal.NoOriginal,
            CreditRecallStatus.Requested => CreditRecallRefusal.NoAnswer,
            _ => null,
        };
        if (refusal is { } reason)
        {
            await recall.RefuseAsync(work, reason, Actor.Timer);
        }
    }
}
