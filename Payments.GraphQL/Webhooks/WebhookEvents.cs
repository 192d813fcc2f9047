using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.Webhooks;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Webhooks;

/// <summary>An endpoint for webhooks was made, changed, enabled, disabled or deleted.</summary>
public sealed class WebhookEndpointEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The endpoint as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<WebhookEndpoint?> GetWebhookEndpointAsync(
        WebhookEndpointById endpoints,
        CancellationToken cancellationToken
    ) =>
        endpoints.LoadAsync(
            Record.TenantId,
            WebhookEndpointId.From(Record.SubjectId),
            cancellationToken
        );
}

/// <summary>A message was queued, an attempt has failed, or it was delivered or given up.</summary>
public sealed class WebhookDeliveryEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>
    /// The delivery as it is now; `version` and `status` tell what it was at the event. Null when it was removed: 30 days
    /// after it was delivered, 90 days after it was given up.
    /// </summary>
    public Task<WebhookDelivery?> GetWebhookDeliveryAsync(
        WebhookDeliveryById deliveries,
        CancellationToken cancellationToken
    ) =>
        deliveries.LoadAsync(
            Record.TenantId,
            WebhookDeliveryId.From(Record.SubjectId),
            cancellationToken
        );
}

[SubscriptionType]
public static class WebhookSubscriptions
{
    /// <summary>Your endpoints for webhooks, or one of them, each time that one is made or changes.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this endpoint.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamWebhookEndpointChangesAsync))]
    public static WebhookEndpointEvent WebhookEndpointChanged(
        [EventMessage] WebhookEndpointEvent message,
        [ID<WebhookEndpoint>] WebhookEndpointId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Your webhooks, or one of them, at each attempt to deliver one.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this delivery; the stream completes with its last event, and at once when that is past.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamWebhookDeliveryChangesAsync))]
    public static WebhookDeliveryEvent WebhookDeliveryChanged(
        [EventMessage] WebhookDeliveryEvent message,
        [ID<WebhookDelivery>] WebhookDeliveryId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<WebhookEndpointEvent> StreamWebhookEndpointChangesAsync(
        WebhookEndpointId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<WebhookEndpointId, WebhookEndpointEvent>(user, id, after, cancellationToken);

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static Task<IAsyncEnumerable<WebhookDeliveryEvent>> StreamWebhookDeliveryChangesAsync(
        WebhookDeliveryId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) =>
        streams.OfJobAsync<WebhookDeliveryId, WebhookDeliveryEvent>(
            user,
            id,
            after,
            WebhookDeliveryLifecycle.Table.LastEvents,
            cancellationToken
        );
}
