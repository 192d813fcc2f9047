using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.Rfis.RfiStatus;

namespace Payments.Domain.Rfis;

/// <summary>Where a request for information stands.</summary>
public enum RfiStatus
{
    /// <summary>It waits for answers, until its deadline.</summary>
    Pending,

    /// <summary>All questions are answered: people look at the answers.</summary>
    Assessing,

    /// <summary>Over; `outcome` says how.</summary>
    Closed,

    /// <summary>Taken back; the transactions stay as they are.</summary>
    Cancelled,
}

/// <summary>How a request for information was closed.</summary>
public enum RfiOutcome
{
    /// <summary>The answers were good: the transactions go on.</summary>
    Released,

    /// <summary>The answers were not good enough: the transactions are cancelled.</summary>
    Rejected,

    /// <summary>You did not want to answer: the transactions are cancelled.</summary>
    Declined,

    /// <summary>The deadline passed before all questions were answered: the transactions are cancelled.</summary>
    Expired,
}

public static class RfiLifecycle
{
    public static readonly Lifecycle<RfiStatus> Table = new(
        "Rfi",
        [Pending],
        "rfi.created",
        new(Pending, Assessing, Actor.Tenant, "rfi.assessing"),
        new(Pending, Closed, Actor.Tenant | Actor.Timer, "rfi.closed"),
        new(Assessing, Closed, Actor.Platform, "rfi.closed"),
        new(Pending, Cancelled, Actor.Platform, "rfi.cancelled"),
        new(Assessing, Cancelled, Actor.Platform, "rfi.cancelled")
    );
}
