using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.SuspendedCredits;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.SuspendedCredits;

/// <summary>Money that no account could take came, or changed.</summary>
public sealed class SuspendedCreditEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The money as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<SuspendedCredit?> GetSuspendedCreditAsync(
        SuspendedCreditById credits,
        CancellationToken cancellationToken
    ) =>
        credits.LoadAsync(
            Record.TenantId,
            SuspendedCreditId.From(Record.SubjectId),
            cancellationToken
        );
}

[SubscriptionType]
public static class SuspendedCreditSubscriptions
{
    /// <summary>What your accounts cannot take, each time that some comes or changes.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this one.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamSuspendedCreditChangesAsync))]
    public static SuspendedCreditEvent SuspendedCreditChanged(
        [EventMessage] SuspendedCreditEvent message,
        [ID<SuspendedCredit>] SuspendedCreditId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<SuspendedCreditEvent> StreamSuspendedCreditChangesAsync(
        SuspendedCreditId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<SuspendedCreditId, SuspendedCreditEvent>(user, id, after, cancellationToken);
}
