using System.Security.Claims;
using Payments.Domain.Values;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Balances;

[SubscriptionType]
public static class BalanceSubscriptions
{
    /// <summary>
    /// Your available funds each time that something is booked on them, without gap or repetition. An
    /// ended session ends it as it ends other subscriptions.
    /// </summary>
    /// <param name="message">The change.</param>
    /// <param name="currencies">Only these.</param>
    /// <param name="after">First replay what was booked after this place, then go on live; a cursor of `balanceChanged`.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamBalanceChangesAsync))]
    public static BalanceChange BalanceChanged(
        [EventMessage] BalanceChange message,
        IReadOnlyList<Currency>? currencies,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<BalanceChange> StreamBalanceChangesAsync(
        IReadOnlyList<Currency>? currencies,
        EventCursorText? after,
        ClaimsPrincipal? user,
        BalanceChanges changes,
        CancellationToken cancellationToken
    ) => changes.FollowAsync(user, currencies, after, cancellationToken);
}
