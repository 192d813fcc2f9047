using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Webhooks;

/// <summary>One message to one endpoint, with every attempt to hand it over.</summary>
public sealed class WebhookDelivery : ITenantOwned, ISubject
{
    /// <summary>The outbox's word for what is to be sent.</summary>
    public const string OutboxKind = "webhook.delivery";

    private WebhookDelivery() { } // EF Core, and the factories

    public TenantId TenantId { get; private init; }

    public WebhookDeliveryId Id { get; private init; }

    public WebhookEndpointId EndpointId { get; private init; }

    /// <summary>The header <c>webhook-id</c>: the same whenever the same event is told.</summary>
    public string MessageId { get; private init; } = "";

    public string EventType { get; private init; } = "";

    /// <summary>What happened; the kind and id of the endpoint itself for a test.</summary>
    public string SubjectKind { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    /// <summary>Sent as it stands here, each time.</summary>
    public string Body { get; private init; } = "";

    public WebhookDeliveryStatus Status { get; private set; }

    public string AttemptsJson { get; private set; } = "[]";

    /// <summary>In the world's time; null when there will be none.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>In the world's time.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public bool IsFinal => WebhookDeliveryLifecycle.Table.IsFinal(Status);

    /// <summary>In order.</summary>
    public IReadOnlyList<WebhookAttempt> Attempts =>
        JsonSerializer.Deserialize<WebhookAttempt[]>(AttemptsJson, CommandJson.Options)!;

    /// <summary>Tells an event of the log to an endpoint.</summary>
    internal static WebhookDelivery Queue(WebhookEndpoint to, WebhookEvent told, Work work) =>
        Queue(
            to,
            told.Cursor,
            told.Record.Type,
            told.Record.Subject,
            WebhookBody.Of(told, to.Environment),
            work
        );

    /// <summary>Tells an endpoint something that did not happen.</summary>
    internal static WebhookDelivery QueueTest(WebhookEndpoint to, Work work) =>
        Queue(
            to,
            $"test-{EntityId.New<WebhookDeliveryId>()}",
            WebhookEventTypes.Test,
            to.Subject,
            WebhookBody.OfTest(to, work.RealNow),
            work
        );

    /// <summary>The same message once more.</summary>
    internal WebhookDelivery QueueAgain(WebhookEndpoint to, Work work) =>
        Queue(to, MessageId, EventType, new(SubjectKind, SubjectId), Body, work);

    internal void Record(WebhookAttempt attempt, Work work)
    {
        AttemptsJson = JsonSerializer.Serialize(
            (WebhookAttempt[])[.. Attempts, attempt],
            CommandJson.Options
        );
        if (attempt.IsTaken)
        {
            Finish(WebhookDeliveryStatus.Delivered, attempt, work);
        }
        else if (WebhookSchedule.PauseAfter(attempt.Number) is { } pause && !attempt.IsFinal)
        {
            NextAttemptAt = attempt.At + pause;
            Version++;
            work.Events.Append(this, "webhook_delivery.attempt_failed", attempt.Summary);
            work.Outbox.Enqueue(OutboxKind, Subject, new WebhookTurn(Id), pause);
        }
        else
        {
            Finish(WebhookDeliveryStatus.Dead, attempt, work);
        }
    }

    private static WebhookDelivery Queue(
        WebhookEndpoint to,
        string messageId,
        string eventType,
        Subject subject,
        string body,
        Work work
    )
    {
        var delivery = new WebhookDelivery
        {
            TenantId = to.TenantId,
            Id = EntityId.New<WebhookDeliveryId>(),
            EndpointId = to.Id,
            MessageId = messageId,
            EventType = eventType,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            Body = body,
            NextAttemptAt = work.RealNow,
            CreatedAt = work.RealNow,
            Version = 1,
        };
        work.Add(delivery);
        work.Events.Created(delivery, WebhookDeliveryLifecycle.Table, delivery.Status);
        work.Outbox.Enqueue(OutboxKind, delivery.Subject, new WebhookTurn(delivery.Id));
        return delivery;
    }

    private void Finish(WebhookDeliveryStatus next, WebhookAttempt attempt, Work work)
    {
        var move = WebhookDeliveryLifecycle.Table.Demand(Subject, Status, next, Actor.Platform);
        (Status, NextAttemptAt, FinishedAt) = (next, null, attempt.At);
        Version++;
        work.Events.Moved(this, move, attempt.Summary);
    }
}

/// <summary>What the outbox holds: which delivery has its turn.</summary>
internal sealed record WebhookTurn(WebhookDeliveryId DeliveryId);
