using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.Recipients;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Recipients;

/// <summary>A recipient was stored, changed or deleted.</summary>
public sealed class RecipientEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The recipient as it is now; `version` tells which change the event was.</summary>
    [GraphQLNonNullType]
    public Task<Recipient?> GetRecipientAsync(
        RecipientById recipients,
        CancellationToken cancellationToken
    ) =>
        recipients.LoadAsync(
            Record.TenantId,
            RecipientId.From(Record.SubjectId),
            cancellationToken
        );
}

[SubscriptionType]
public static class RecipientSubscriptions
{
    /// <summary>Your recipients, or one of them, each time that one is stored, changed or deleted.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this recipient.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamRecipientChangesAsync))]
    public static RecipientEvent RecipientChanged(
        [EventMessage] RecipientEvent message,
        [ID<Recipient>] RecipientId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<RecipientEvent> StreamRecipientChangesAsync(
        RecipientId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<RecipientId, RecipientEvent>(user, id, after, cancellationToken);
}
