using System.Security.Claims;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Events;

[SubscriptionType]
public static class EventSubscriptions
{
    /// <summary>
    /// Your event log as it grows; with `after` first what happened since, without gap or repetition. Ends with
    /// SESSION_REVOKED or SESSION_EXPIRED when your session does.
    /// </summary>
    /// <param name="message">The event.</param>
    /// <param name="types">Only events of these types, such as `withdrawal.confirmed`.</param>
    /// <param name="subjectId">Only events about this object.</param>
    /// <param name="after">Go on from here.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamEventsAsync))]
    public static IChangeEvent Events(
        [EventMessage] ChangeEvent message,
        IReadOnlyList<string>? types,
        [GraphQLType("ID")] string? subjectId,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<ChangeEvent> StreamEventsAsync(
        IReadOnlyList<string>? types,
        string? subjectId,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.All(user, EventChoice.Of(types, subjectId), after, cancellationToken);
}
