using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Deposits;

/// <summary>Where a deposit stands.</summary>
public enum DepositStatus
{
    /// <summary>The rail told of it; not yet in the balance.</summary>
    Initialised,

    /// <summary>Held for a compliance check.</summary>
    Reviewing,

    /// <summary>In the balance. Partial refunds leave it here until all is returned.</summary>
    Confirmed,

    /// <summary>All that is left of it is on its way back to the payer.</summary>
    Refunding,

    /// <summary>All of it went back to the payer.</summary>
    Refunded,

    /// <summary>Refused before it reached the balance.</summary>
    Cancelled,
}

public static class DepositLifecycle
{
    public static readonly Lifecycle<DepositStatus> Table = new(
        "Deposit",
        [DepositStatus.Initialised],
        "deposit.initialised",
        new(
            DepositStatus.Initialised,
            DepositStatus.Reviewing,
            Actor.Platform,
            "deposit.reviewing"
        ),
        new(
            DepositStatus.Initialised,
            DepositStatus.Confirmed,
            Actor.Rail | Actor.Platform,
            "deposit.confirmed"
        ),
        new(DepositStatus.Reviewing, DepositStatus.Confirmed, Actor.Platform, "deposit.confirmed"),
        new(DepositStatus.Reviewing, DepositStatus.Cancelled, Actor.Platform, "deposit.cancelled"),
        new(DepositStatus.Reviewing, DepositStatus.Refunding, Actor.Platform, "deposit.refunding"),
        new(
            DepositStatus.Confirmed,
            DepositStatus.Refunding,
            Actor.Tenant | Actor.Platform,
            "deposit.refunding"
        ),
        new(DepositStatus.Refunding, DepositStatus.Refunded, Actor.Rail, "deposit.refunded"),
        new(DepositStatus.Refunding, DepositStatus.Confirmed, Actor.Rail, "deposit.refund_failed"),
        // What a review refused never reaches the balance because it could not be sent back.
        new(DepositStatus.Refunding, DepositStatus.Reviewing, Actor.Rail, "deposit.return_failed")
    );
}
