using Payments.Domain.Commands;

namespace Payments.Domain.Webhooks;

/// <summary>How long deliveries are kept after their end, in the world's time.</summary>
public static class WebhookRetention
{
    /// <summary>What was taken is looked up rarely; the log of events has it for good.</summary>
    public static readonly TimeSpan Delivered = TimeSpan.FromDays(30);

    /// <summary>What was given up is what somebody may still want to send again.</summary>
    public static readonly TimeSpan Dead = TimeSpan.FromDays(90);

    /// <summary>Null for a delivery that has not ended: it is kept.</summary>
    public static TimeSpan? Of(WebhookDeliveryStatus status) =>
        status switch
        {
            WebhookDeliveryStatus.Delivered => Delivered,
            WebhookDeliveryStatus.Dead => Dead,
            _ => null,
        };
}

/// <summary>Removes deliveries that have been kept long enough; those that have not are left alone.</summary>
public sealed record ForgetWebhookDeliveries(IReadOnlyList<WebhookDeliveryId> DeliveryIds)
    : Command<object>
{
    public override async ValueTask<object> HandleAsync(Work work)
    {
        foreach (var id in DeliveryIds)
        {
            // Another node may have been faster.
            if (
                await work.FindAsync<WebhookDelivery>(id) is { FinishedAt: { } end } delivery
                && WebhookRetention.Of(delivery.Status) is { } kept
                && end + kept <= work.RealNow
            )
            {
                work.Remove(delivery);
            }
        }

        return this;
    }
}
