using Payments.Domain.Commands;

namespace Payments.Domain.Outbox;

/// <summary>
/// An attempt did not finish an item: it is tried again after a pause that doubles, or given up. An
/// item that was completed meanwhile stays completed.
/// </summary>
public sealed record PostponeOutboxItem(OutboxItemId ItemId, OutboxPolicy Policy, string Error)
    : Command<OutboxPostponement>
{
    private const int ErrorLengthMax = 500;

    public override async ValueTask<OutboxPostponement> HandleAsync(Work work)
    {
        var item = await work.Outbox.FindAsync(ItemId);
        if (item is null)
        {
            return new(OutboxStatus.Pending, Attempts: 0);
        }

        item.Attempts++;
        item.LastError = Error.Length <= ErrorLengthMax ? Error : Error[..ErrorLengthMax];
        item.NextAttemptAt = work.RealNow + Policy.DelayAfter(item.Attempts);
        if (item.Attempts >= Policy.AttemptsMax)
        {
            item.Status = OutboxStatus.Dead;
        }

        work.Outbox.Postponed.Add(item);
        return new(item.Status, item.Attempts);
    }
}

public sealed record OutboxPostponement(OutboxStatus Status, int Attempts);
