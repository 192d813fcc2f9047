using Payments.Domain.Commands;
using Payments.Domain.Events;
using Payments.Domain.Ids;

namespace Payments.Domain.Webhooks;

/// <summary>
/// Looks at events of the tenant's log, in their order, and queues a delivery for each endpoint that
/// wants one. Looking at them again, or on two nodes at once, queues nothing twice.
/// </summary>
/// <param name="Events">Of one tenant, in order.</param>
/// <param name="Until">Up to this sequence there are no others that an endpoint could want.</param>
public sealed record TakeWebhookEvents(IReadOnlyList<WebhookEvent> Events, long Until)
    : Command<WebhooksTaken>
{
    public override Subject SubjectOf(WebhooksTaken result) =>
        throw new InvalidOperationException("Nobody repeats this by a key.");

    public override async ValueTask<WebhooksTaken> HandleAsync(Work work)
    {
        var endpoints = await work.ListAsync<WebhookEndpoint>(endpoint =>
            endpoint.Status == WebhookEndpointStatus.Enabled
        );
        var count = endpoints.Sum(endpoint => Take(endpoint, work));
        return new(count);
    }

    private int Take(WebhookEndpoint endpoint, Work work)
    {
        var count = 0;
        foreach (var told in Events)
        {
            if (endpoint.LastSequence == 0)
            {
                // Before its own beginning nothing concerns it.
                if (Begins(endpoint, told.Record))
                {
                    endpoint.PassTo(told.Record.Sequence);
                }

                continue;
            }

            if (endpoint.Wants(told.Record))
            {
                WebhookDelivery.Queue(endpoint, told, work);
                count++;
            }

            endpoint.PassTo(told.Record.Sequence);
        }

        if (endpoint.LastSequence > 0)
        {
            endpoint.PassTo(Until);
        }

        return count;
    }

    private static bool Begins(WebhookEndpoint endpoint, EventRecord record) =>
        record.Subject == endpoint.Subject
        && WebhookEndpointLifecycle.Beginnings.Contains(record.Type)
        && record.SubjectVersion >= endpoint.EnabledAtVersion;
}

/// <param name="Count">How many deliveries were queued.</param>
public sealed record WebhooksTaken(int Count);
