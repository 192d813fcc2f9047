using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.SuspendedCredits.SuspendedCreditStatus;

namespace Payments.Domain.SuspendedCredits;

/// <summary>What becomes of money that no account could take.</summary>
public enum SuspendedCreditStatus
{
    /// <summary>It lies in suspense until an operator decides.</summary>
    Held,

    /// <summary>On its way to an account that an operator named.</summary>
    Assigning,

    /// <summary>It became a deposit of that account.</summary>
    Assigned,

    /// <summary>On its way back to the payer.</summary>
    Returning,

    /// <summary>The payer's bank has it. A bank may still send it back.</summary>
    Returned,
}

public static class SuspendedCreditLifecycle
{
    public static readonly Lifecycle<SuspendedCreditStatus> Table = new(
        "SuspendedCredit",
        [Held],
        "suspended_credit.held",
        new(Held, Assigning, Actor.Platform, "suspended_credit.assigning"),
        new(Assigning, Assigned, Actor.Platform, "suspended_credit.assigned"),
        new(Assigning, Held, Actor.Platform, "suspended_credit.assignment_failed"),
        new(Held, Returning, Actor.Platform, "suspended_credit.returning"),
        new(Returning, Returned, Actor.Rail, "suspended_credit.returned"),
        new(Returning, Held, Actor.Rail, "suspended_credit.return_failed"),
        new(Returned, Held, Actor.Rail, "suspended_credit.return_bounced")
    );
}
