using Payments.Banks.Webhooks;
using Payments.Domain.Storage;
using Payments.Domain.Webhooks;

namespace Payments.GraphQL.Webhooks;

[QueryType]
public static class WebhookQueries
{
    /// <summary>Your endpoints for webhooks, in the order of their creation; without those that were deleted.</summary>
    [Authorize]
    [UsePaging]
    public static IQueryable<WebhookEndpoint> GetWebhookEndpoints(PaymentsDb db) =>
        db.Set<WebhookEndpoint>()
            .Where(endpoint => endpoint.Status != WebhookEndpointStatus.Deleted);

    /// <summary>What was sent to your endpoints or waits to be, in the order of their creation.</summary>
    /// <param name="db">The caller's data.</param>
    /// <param name="webhookEndpointId">Only to this endpoint.</param>
    [Authorize]
    [UsePaging]
    [UseFiltering<WebhookDeliveryFilter>]
    [UseSorting<WebhookDeliveryOrder>]
    public static IQueryable<WebhookDelivery> GetWebhookDeliveries(
        PaymentsDb db,
        [ID<WebhookEndpoint>] WebhookEndpointId? webhookEndpointId
    ) =>
        webhookEndpointId is { } id
            ? db.Set<WebhookDelivery>().Where(delivery => delivery.EndpointId == id)
            : db.Set<WebhookDelivery>();

    /// <summary>Every type of event that an endpoint can be told, sorted.</summary>
    public static IReadOnlyList<string> GetWebhookEventTypes() => WebhookEventTypes.All;

    /// <summary>
    /// The networks that webhooks come from as receivers see it, in CIDR notation (`198.51.100.7/32`,
    /// `2001:db8::/64`): let these in and nobody else. Empty when they may come from anywhere. It is a
    /// setting of the server and changes with it: a second check, which replaces no signature.
    /// </summary>
    [Authorize]
    public static IReadOnlyList<string> GetWebhookSourceAddresses(WebhookSources sources) =>
        sources.Published;
}

/// <summary>What webhookDeliveries can be found by.</summary>
public sealed class WebhookDeliveryFilter : FilterInputType<WebhookDelivery>
{
    protected override void Configure(IFilterInputTypeDescriptor<WebhookDelivery> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.Status).Description("Where it stands.");
        descriptor.Field(row => row.EventType).Description("What it tells.");
        descriptor.Field(row => row.MessageId).Description("The header `webhook-id`.");
        descriptor.Field(row => row.CreatedAt).Description("In real time.");
    }
}

/// <summary>What webhookDeliveries can be sorted by.</summary>
public sealed class WebhookDeliveryOrder : SortInputType<WebhookDelivery>
{
    protected override void Configure(ISortInputTypeDescriptor<WebhookDelivery> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(row => row.CreatedAt).Description("In real time.");
    }
}
