using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;

namespace Payments.Domain.Webhooks;

/// <summary>Sends a message that tells of nothing, to see whether it arrives.</summary>
public sealed record TestWebhookEndpoint(WebhookEndpointId EndpointId) : Command<WebhookDelivery>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override async ValueTask<WebhookDelivery> HandleAsync(Work work) =>
        WebhookDelivery.QueueTest(await SendWebhooks.ToAsync(work, EndpointId), work);

    public override ValueTask<WebhookDelivery> ReplayAsync(Work work, Subject subject) =>
        SendWebhooks.MadeBeforeAsync(work, subject);
}

/// <summary>Sends a message once more, as it was, as a new delivery.</summary>
public sealed record ResendWebhookDelivery(WebhookDeliveryId DeliveryId) : Command<WebhookDelivery>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override async ValueTask<WebhookDelivery> HandleAsync(Work work)
    {
        var delivery = await work.GetAsync<WebhookDelivery>(
            DeliveryId,
            "input",
            "webhookDeliveryId"
        );
        return delivery.QueueAgain(await SendWebhooks.ToAsync(work, delivery.EndpointId), work);
    }

    public override ValueTask<WebhookDelivery> ReplayAsync(Work work, Subject subject) =>
        SendWebhooks.MadeBeforeAsync(work, subject);
}

/// <summary>Sends what has happened in a stretch of the log, whether it was sent before or not.</summary>
/// <param name="After">The cursor before the stretch: it tells repetitions of a request apart, not the events.</param>
/// <param name="Until">The last cursor of it; null for the end of the log.</param>
public sealed record ReplayWebhookEvents(WebhookEndpointId EndpointId, string After, string? Until)
    : Command<WebhookReplay>
{
    /// <summary>In order; what the endpoint does not want is left out.</summary>
    [JsonIgnore]
    public required IReadOnlyList<WebhookEvent> Events { get; init; }

    public override Subject SubjectOf(WebhookReplay result) => result.Endpoint.Subject;

    public override MemberAccess? Right() => MemberAccess.Admin;

    public override async ValueTask<WebhookReplay> HandleAsync(Work work)
    {
        var endpoint = await SendWebhooks.ToAsync(work, EndpointId);
        var wanted = Events.Where(told => endpoint.IsAbout(told.Record)).ToList();
        wanted.ForEach(told => WebhookDelivery.Queue(endpoint, told, work));
        return new(endpoint, wanted.Count);
    }

    public override async ValueTask<WebhookReplay> ReplayAsync(Work work, Subject subject) =>
        new(await work.GetAsync<WebhookEndpoint>(WebhookEndpointId.From(subject.Id)), 0);
}

/// <param name="Endpoint">To whom.</param>
/// <param name="Count">How many deliveries were queued.</param>
public sealed record WebhookReplay(WebhookEndpoint Endpoint, int Count);

internal static class SendWebhooks
{
    /// <summary>What a key has made.</summary>
    /// <exception cref="NotFoundException">So long ago that it was removed.</exception>
    public static ValueTask<WebhookDelivery> MadeBeforeAsync(Work work, Subject subject) =>
        work.GetAsync<WebhookDelivery>(
            WebhookDeliveryId.From(subject.Id),
            "input",
            "idempotencyKey"
        );

    /// <summary>The endpoint, which must be enabled: what is queued would be dead at once.</summary>
    public static async ValueTask<WebhookEndpoint> ToAsync(Work work, WebhookEndpointId id)
    {
        var endpoint = await work.GetAsync<WebhookEndpoint>(id, "input", "webhookEndpointId");
        return endpoint.Status is WebhookEndpointStatus.Enabled
            ? endpoint
            : throw new InvalidInputException(
                "The endpoint is not enabled.",
                "input",
                "webhookEndpointId"
            );
    }
}
