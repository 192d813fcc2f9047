using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.Senders;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Senders;

/// <summary>A sender was stored, changed or deleted.</summary>
public sealed class SenderEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The sender as it is now; `version` tells which change the event was.</summary>
    [GraphQLNonNullType]
    public Task<Sender?> GetSenderAsync(SenderById senders, CancellationToken cancellationToken) =>
        senders.LoadAsync(Record.TenantId, SenderId.From(Record.SubjectId), cancellationToken);
}

[SubscriptionType]
public static class SenderSubscriptions
{
    /// <summary>Your senders, or one of them, each time that one is stored, changed or deleted.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this sender.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamSenderChangesAsync))]
    public static SenderEvent SenderChanged(
        [EventMessage] SenderEvent message,
        [ID<Sender>] SenderId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<SenderEvent> StreamSenderChangesAsync(
        SenderId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<SenderId, SenderEvent>(user, id, after, cancellationToken);
}
