using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.CreditRecalls.CreditRecallStatus;

namespace Payments.Domain.CreditRecalls;

/// <summary>Where a recall of money that came in stands.</summary>
public enum CreditRecallStatus
{
    /// <summary>The rail told of it before the money that it is about.</summary>
    Received,

    /// <summary>It waits for a yes or a no: yours, when the money is in your balance.</summary>
    Requested,

    /// <summary>The money is on its way back.</summary>
    Returning,

    /// <summary>The payer's bank has the money.</summary>
    Returned,

    /// <summary>The money stays; `refusal` says why, and the rail was told.</summary>
    Refused,
}

public static class CreditRecallLifecycle
{
    public static readonly Lifecycle<CreditRecallStatus> Table = new(
        "CreditRecall",
        [Received],
        "credit_recall.received",
        new(Received, Requested, Actor.Rail | Actor.Platform, "credit_recall.requested"),
        new(Received, Refused, Actor.Rail | Actor.Platform | Actor.Timer, "credit_recall.refused"),
        new(Requested, Returning, Actor.Tenant | Actor.Platform, "credit_recall.returning"),
        new(
            Requested,
            Refused,
            Actor.Tenant | Actor.Platform | Actor.Timer,
            "credit_recall.refused"
        ),
        new(Returning, Returned, Actor.Rail, "credit_recall.returned"),
        // The rail could not carry it back: it is asked for as before.
        new(Returning, Requested, Actor.Rail, "credit_recall.return_failed")
    );
}
