using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Events;
using Payments.Domain.Tenancy;
using Payments.Domain.Webhooks;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;
using Payments.Storage;

namespace Payments.GraphQL.Webhooks;

/// <summary>Which endpoint is to be tried.</summary>
/// <param name="WebhookEndpointId">One that is ENABLED.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it sends nothing new.</param>
public sealed record TestWebhookEndpointInput(
    [property: ID<WebhookEndpoint>] WebhookEndpointId WebhookEndpointId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="WebhookDelivery">The message, as it is after a few seconds at most; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record TestWebhookEndpointPayload(WebhookDelivery? WebhookDelivery, bool Replayed);

/// <summary>Which message is to be sent once more.</summary>
/// <param name="WebhookDeliveryId">Delivered or not.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it sends nothing new.</param>
public sealed record ResendWebhookDeliveryInput(
    [property: ID<WebhookDelivery>] WebhookDeliveryId WebhookDeliveryId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="WebhookDelivery">The new delivery, as it is after a few seconds at most; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record ResendWebhookDeliveryPayload(WebhookDelivery? WebhookDelivery, bool Replayed);

/// <summary>A stretch of your event log that is to be told once more.</summary>
/// <param name="WebhookEndpointId">One that is ENABLED.</param>
/// <param name="After">The place before it: a cursor of `events`, or the `webhook-id` of a message.</param>
/// <param name="Until">The last place of it; left out: the end of the log.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it sends nothing new.</param>
public sealed record ReplayWebhookEventsInput(
    [property: ID<WebhookEndpoint>] WebhookEndpointId WebhookEndpointId,
    EventCursorText After,
    EventCursorText? Until,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="WebhookEndpoint">The endpoint; null when refused.</param>
/// <param name="QueuedCount">How many messages are on their way; 0 for a replayed key.</param>
/// <param name="NextAfter">Where to go on: at most 1,000 events are looked at in one request. Null at the end of the stretch.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record ReplayWebhookEventsPayload(
    WebhookEndpoint? WebhookEndpoint,
    int QueuedCount,
    EventCursorText? NextAfter,
    bool Replayed
);

[MutationType]
public static class WebhookRepeats
{
    private const int EventsAtOnce = 1_000;

    /// <summary>Sends a message of the type `webhook.test`, which tells of nothing (right ADMIN), and waits a little for the answer.</summary>
    /// <param name="input">Which endpoint.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IdempotencyConflictError>]
    public static async Task<TestWebhookEndpointPayload> TestWebhookEndpointAsync(
        TestWebhookEndpointInput input,
        Caller caller,
        IWriteGate gate,
        AwaitedAnswers answers,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new TestWebhookEndpoint(input.WebhookEndpointId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(
            await answers.WaitAsync(caller.TenantId, result.Value, IsTried, cancellationToken),
            result.Replayed
        );
    }

    /// <summary>
    /// Sends a message once more, as a new delivery with the same body and `webhook-id` (right ADMIN), and waits a little for
    /// the answer.
    /// </summary>
    /// <param name="input">Which message.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IdempotencyConflictError>]
    public static async Task<ResendWebhookDeliveryPayload> ResendWebhookDeliveryAsync(
        ResendWebhookDeliveryInput input,
        Caller caller,
        IWriteGate gate,
        AwaitedAnswers answers,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new ResendWebhookDelivery(input.WebhookDeliveryId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(
            await answers.WaitAsync(caller.TenantId, result.Value, IsTried, cancellationToken),
            result.Replayed
        );
    }

    /// <summary>
    /// Tells an endpoint once more what has happened in a stretch of the log (right ADMIN), whether it had taken it or not:
    /// after it was down, or for one that is new. The messages have the ids that they had before.
    /// </summary>
    /// <param name="input">To whom, and what.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IdempotencyConflictError>]
    public static async Task<ReplayWebhookEventsPayload> ReplayWebhookEventsAsync(
        ReplayWebhookEventsInput input,
        Caller caller,
        PaymentsStorage storage,
        EventKinds kinds,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var after = SequenceOf(kinds, caller, input.After, "after");
        var until = input.Until is { } last
            ? SequenceOf(kinds, caller, last, "until")
            : long.MaxValue;
        var events = await ReadAsync(storage, caller, after, cancellationToken);
        var stretch = events.TakeWhile(record => record.Sequence <= until).ToList();
        var result = await gate.RunAsync(
            new ReplayWebhookEvents(input.WebhookEndpointId, input.After.Value, input.Until?.Value)
            {
                Events =
                [
                    .. stretch.Select(record => new WebhookEvent(
                        record,
                        kinds.CursorOf(record).Value
                    )),
                ],
            },
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(
            result.Value.Endpoint,
            result.Value.Count,
            stretch.Count == EventsAtOnce ? kinds.CursorOf(stretch[^1]) : null,
            result.Replayed
        );
    }

    private static bool IsTried(WebhookDelivery delivery) =>
        delivery.IsFinal || delivery.Attempts.Count > 0;

    private static async Task<List<EventRecord>> ReadAsync(
        PaymentsStorage storage,
        Caller caller,
        long after,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await storage.Events.PageAsync(
                caller.TenantId,
                EventFilter.All,
                after,
                EventsAtOnce,
                cancellationToken
            );
        }
        catch (CursorExpiredException refusal)
        {
            throw new InvalidInputException(refusal.Message, "input", "after");
        }
    }

    private static long SequenceOf(
        EventKinds kinds,
        Caller caller,
        EventCursorText cursor,
        string field
    )
    {
        try
        {
            return kinds.SequenceOf(caller.TenantId, cursor)!.Value;
        }
        catch (InvalidCursorException refusal)
        {
            throw new InvalidInputException(refusal.Message, "input", field);
        }
    }
}
