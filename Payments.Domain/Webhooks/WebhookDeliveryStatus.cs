using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.Webhooks.WebhookDeliveryStatus;

namespace Payments.Domain.Webhooks;

/// <summary>Where a delivery stands.</summary>
public enum WebhookDeliveryStatus
{
    /// <summary>It is being sent, or waits for its next attempt.</summary>
    Pending,

    /// <summary>The endpoint has answered with a status of 200 to 299.</summary>
    Delivered,

    /// <summary>No attempt is left, or the endpoint is no longer told anything. It can be sent again as a new delivery.</summary>
    Dead,
}

public static class WebhookDeliveryLifecycle
{
    public static readonly Lifecycle<WebhookDeliveryStatus> Table = new(
        "WebhookDelivery",
        [Pending],
        "webhook_delivery.pending",
        new(Pending, Delivered, Actor.Platform, "webhook_delivery.delivered"),
        new(Pending, Dead, Actor.Platform, "webhook_delivery.dead")
    );
}
