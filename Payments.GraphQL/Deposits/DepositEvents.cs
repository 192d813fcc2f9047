using System.Security.Claims;
using Payments.Domain.Deposits;
using Payments.Domain.Events;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Deposits;

/// <summary>A deposit was made or changed.</summary>
public sealed class DepositEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The deposit as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<Deposit?> GetDepositAsync(
        DepositById deposits,
        CancellationToken cancellationToken
    ) => deposits.LoadAsync(Record.TenantId, DepositId.From(Record.SubjectId), cancellationToken);
}

[SubscriptionType]
public static class DepositSubscriptions
{
    /// <summary>Your deposits, or one of them, each time that one is made or changes.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this deposit.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamDepositChangesAsync))]
    public static DepositEvent DepositChanged(
        [EventMessage] DepositEvent message,
        [ID<Deposit>] DepositId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<DepositEvent> StreamDepositChangesAsync(
        DepositId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<DepositId, DepositEvent>(user, id, after, cancellationToken);
}
