using Microsoft.EntityFrameworkCore;
using Payments.Domain.Commands;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Webhooks;

/// <summary>
/// Removes old deliveries, oldest first and a few in each command, so that nobody waits long behind them in the gate.
/// Any number of nodes may do it at once.
/// </summary>
public sealed class WebhookSweeper(IWriteGate gate, IDatabase database, TimeProvider time)
{
    /// <summary>The most deliveries of one command.</summary>
    public const int PieceSizeMax = 100;

    private static readonly WebhookDeliveryStatus[] Ends =
    [
        .. Enum.GetValues<WebhookDeliveryStatus>()
            .Where(status => WebhookRetention.Of(status) is not null),
    ];

    /// <returns>How many deliveries it found to be removed.</returns>
    public async Task<int> PassAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var end in Ends)
        {
            int found;
            do
            {
                found = await RemoveSomeAsync(end, cancellationToken);
                count += found;
            } while (found == PieceSizeMax);
        }

        return count;
    }

    private async Task<int> RemoveSomeAsync(
        WebhookDeliveryStatus end,
        CancellationToken cancellationToken
    )
    {
        var before = time.GetUtcNow() - WebhookRetention.Of(end)!.Value;
        await using var db = database.Open(TenantScope.Platform);
        var old = await db.AcrossTenants<WebhookDelivery>()
            .Where(delivery => delivery.Status == end && delivery.FinishedAt <= before)
            .OrderBy(delivery => delivery.FinishedAt)
            .Take(PieceSizeMax)
            .Join(
                db.AcrossTenants<WebhookEndpoint>(),
                delivery => new { delivery.TenantId, Id = delivery.EndpointId },
                endpoint => new { endpoint.TenantId, endpoint.Id },
                (delivery, endpoint) =>
                    new
                    {
                        delivery.TenantId,
                        endpoint.Environment,
                        delivery.Id,
                    }
            )
            .ToListAsync(cancellationToken);
        foreach (var owner in old.GroupBy(row => (row.TenantId, row.Environment)))
        {
            await gate.RunAsync(
                new ForgetWebhookDeliveries([.. owner.Select(row => row.Id)]),
                new Caller(owner.Key.TenantId, owner.Key.Environment, Actor.Platform),
                cancellationToken
            );
        }

        return old.Count;
    }
}
