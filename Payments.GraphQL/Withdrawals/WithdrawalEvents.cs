using System.Security.Claims;
using Payments.Domain.Events;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Withdrawals;

/// <summary>A withdrawal was made or changed.</summary>
public sealed class WithdrawalEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The withdrawal as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<Withdrawal?> GetWithdrawalAsync(
        WithdrawalById withdrawals,
        CancellationToken cancellationToken
    ) =>
        withdrawals.LoadAsync(
            Record.TenantId,
            WithdrawalId.From(Record.SubjectId),
            cancellationToken
        );
}

[SubscriptionType]
public static class WithdrawalSubscriptions
{
    /// <summary>Your withdrawals, or one of them, each time that one is made or changes.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this withdrawal.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamWithdrawalChangesAsync))]
    public static WithdrawalEvent WithdrawalChanged(
        [EventMessage] WithdrawalEvent message,
        [ID<Withdrawal>] WithdrawalId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<WithdrawalEvent> StreamWithdrawalChangesAsync(
        WithdrawalId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<WithdrawalId, WithdrawalEvent>(user, id, after, cancellationToken);
}
