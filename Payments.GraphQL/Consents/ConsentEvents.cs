using System.Security.Claims;
using Payments.Domain.Consents;
using Payments.Domain.Events;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Consents;

/// <summary>A consent was made or changed.</summary>
public sealed class ConsentEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The consent as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<Consent?> GetConsentAsync(
        ConsentById consents,
        CancellationToken cancellationToken
    ) => consents.LoadAsync(Record.TenantId, ConsentId.From(Record.SubjectId), cancellationToken);
}

[SubscriptionType]
public static class ConsentSubscriptions
{
    /// <summary>Your consents, or one of them, each time that one is made or changes.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this consent.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamConsentChangesAsync))]
    public static ConsentEvent ConsentChanged(
        [EventMessage] ConsentEvent message,
        [ID<Consent>] ConsentId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<ConsentEvent> StreamConsentChangesAsync(
        ConsentId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<ConsentId, ConsentEvent>(user, id, after, cancellationToken);
}
