using Payments.Domain.Commands;
using Payments.Domain.Events;
using Payments.Domain.Tenancy;
using Payments.Domain.Webhooks;
using Payments.GraphQL.Events;

namespace Payments.GraphQL.Webhooks;

/// <summary>Has deliveries queued of what was read of the log, one tenant after the other.</summary>
internal sealed class WebhookIntake(WebhookListeners listeners, IWriteGate gate, EventKinds kinds)
{
    /// <summary>In the order of the log. What was taken is no longer in the list.</summary>
    public async Task TakeAsync(List<EventRecord> records, CancellationToken cancellationToken)
    {
        foreach (var events in records.GroupBy(record => record.TenantId))
        {
            await TakeOfTenantAsync(
                events.Key,
                [
                    .. events.Select(record => new WebhookEvent(
                        record,
                        kinds.CursorOf(record).Value
                    )),
                ],
                events.Last().Sequence,
                cancellationToken
            );
        }

        records.Clear();
    }

    /// <summary>Moves those on to whom nothing has happened for so long.</summary>
    public async Task CatchUpAsync(long sequence, long lagMax, CancellationToken cancellationToken)
    {
        foreach (var tenantId in listeners.Behind(sequence - lagMax))
        {
            await TakeOfTenantAsync(tenantId, [], sequence, cancellationToken);
        }
    }

    private async Task TakeOfTenantAsync(
        TenantId tenantId,
        IReadOnlyList<WebhookEvent> events,
        long until,
        CancellationToken cancellationToken
    )
    {
        await gate.RunAsync(
            new TakeWebhookEvents(events, until),
            listeners.CallerOf(tenantId),
            cancellationToken
        );
        listeners.Passed(tenantId, until);
    }
}
