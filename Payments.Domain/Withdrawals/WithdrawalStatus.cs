using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Withdrawals;

/// <summary>Where a withdrawal stands.</summary>
public enum WithdrawalStatus
{
    /// <summary>Created; the balance is reduced by amount and fee.</summary>
    Initialised,

    /// <summary>Held for a compliance check.</summary>
    Reviewing,

    /// <summary>Given to the rail, which has not answered yet, or kept for it while it is down.</summary>
    Pending,

    /// <summary>The recipient's bank has the money. A bank may still return it, days later.</summary>
    Confirmed,

    /// <summary>The rail or the recipient's bank refused it; the money comes back next.</summary>
    Failed,

    /// <summary>The recipient's bank returned it after it was confirmed; the money comes back next.</summary>
    Returned,

    /// <summary>The amount is back in the balance; the fee is kept.</summary>
    Refunded,

    /// <summary>Stopped; the amount is back in the balance.</summary>
    Cancelled,
}

public static class WithdrawalLifecycle
{
    public static readonly Lifecycle<WithdrawalStatus> Table = new(
        "Withdrawal",
        [WithdrawalStatus.Initialised],
        "withdrawal.initialised",
        new(
            WithdrawalStatus.Initialised,
            WithdrawalStatus.Reviewing,
            Actor.Platform,
            "withdrawal.reviewing"
        ),
        new(
            WithdrawalStatus.Initialised,
            WithdrawalStatus.Pending,
            Actor.Platform | Actor.Rail,
            "withdrawal.pending"
        ),
        new(
            WithdrawalStatus.Initialised,
            WithdrawalStatus.Cancelled,
            Actor.Tenant | Actor.Platform,
            "withdrawal.cancelled"
        ),
        new(
            WithdrawalStatus.Reviewing,
            WithdrawalStatus.Pending,
            Actor.Platform,
            "withdrawal.pending"
        ),
        new(
            WithdrawalStatus.Reviewing,
            WithdrawalStatus.Cancelled,
            Actor.Platform | Actor.Tenant,
            "withdrawal.cancelled"
        ),
        new(
            WithdrawalStatus.Pending,
            WithdrawalStatus.Confirmed,
            Actor.Rail,
            "withdrawal.confirmed"
        ),
        new(WithdrawalStatus.Pending, WithdrawalStatus.Failed, Actor.Rail, "withdrawal.failed"),
        // Only while its rail is down and has nothing of it.
        new(
            WithdrawalStatus.Pending,
            WithdrawalStatus.Cancelled,
            Actor.Tenant,
            "withdrawal.cancelled"
        ),
        new(
            WithdrawalStatus.Confirmed,
            WithdrawalStatus.Returned,
            Actor.Rail,
            "withdrawal.returned"
        ),
        new(
            WithdrawalStatus.Failed,
            WithdrawalStatus.Refunded,
            Actor.Platform | Actor.Rail | Actor.Timer,
            "withdrawal.refunded"
        ),
        new(
            WithdrawalStatus.Failed,
            WithdrawalStatus.Cancelled,
            Actor.Platform,
            "withdrawal.cancelled"
        ),
        new(
            WithdrawalStatus.Failed,
            WithdrawalStatus.Pending,
            Actor.Platform,
            "withdrawal.pending"
        ),
        new(
            WithdrawalStatus.Returned,
            WithdrawalStatus.Refunded,
            Actor.Platform | Actor.Rail,
            "withdrawal.refunded"
        )
    );
}
