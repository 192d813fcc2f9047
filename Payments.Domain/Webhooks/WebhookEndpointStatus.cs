using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.Webhooks.WebhookEndpointStatus;

namespace Payments.Domain.Webhooks;

/// <summary>Whether an endpoint is told anything.</summary>
public enum WebhookEndpointStatus
{
    /// <summary>What happens from now on is sent to it.</summary>
    Enabled,

    /// <summary>Nothing is sent; `statusReason` says why. What happens meanwhile can be replayed.</summary>
    Disabled,

    /// <summary>Never used again; its deliveries can still be read.</summary>
    Deleted,
}

public static class WebhookEndpointLifecycle
{
    public static readonly Lifecycle<WebhookEndpointStatus> Table = new(
        "WebhookEndpoint",
        [Enabled],
        "webhook_endpoint.created",
        new(Enabled, Disabled, Actor.Tenant | Actor.Platform, "webhook_endpoint.disabled"),
        new(Disabled, Enabled, Actor.Tenant, "webhook_endpoint.enabled"),
        new(Enabled, Deleted, Actor.Tenant, "webhook_endpoint.deleted"),
        new(Disabled, Deleted, Actor.Tenant, "webhook_endpoint.deleted")
    );

    /// <summary>The events after which an endpoint is told what happens.</summary>
    public static IReadOnlyList<string> Beginnings { get; } =
    ["webhook_endpoint.created", "webhook_endpoint.enabled"];
}
