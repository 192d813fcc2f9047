using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.Consents.ConsentStatus;

namespace Payments.Domain.Consents;

/// <summary>Where a permission to read accounts stands.</summary>
public enum ConsentStatus
{
    /// <summary>Asked for by the tenant.</summary>
    Created,

    /// <summary>We are asking the bank.</summary>
    Started,

    /// <summary>The bank knows of it.</summary>
    Requested,

    /// <summary>The bank has given the address of its page.</summary>
    ScaUrlRetrieved,

    /// <summary>The account holder is to decide on the bank's page (the link).</summary>
    AwaitingAuthz,

    /// <summary>The account holder agreed; accounts are being read.</summary>
    Authorized,

    /// <summary>Accounts can be read.</summary>
    Active,

    /// <summary>The bank does not answer under it for now; it can become active again.</summary>
    Suspended,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Withdrawn by the tenant or the account holder.</summary>
    Revoked,

    /// <summary>The bank or the account holder said no.</summary>
    Failed,
}

public static class ConsentLifecycle
{
    private const string FailedEvent = "consent.failed";
    private const string ExpiredEvent = "consent.expired";
    private const string RevokedEvent = "consent.revoked";

    public static readonly Lifecycle<ConsentStatus> Table = new(
        "Consent",
        [Created],
        "consent.created",
        new(Created, Started, Actor.Platform, "consent.started"),
        new(Created, Revoked, Actor.Tenant, RevokedEvent),
        new(Created, Expired, Actor.Timer, ExpiredEvent),
        new(Started, Requested, Actor.Bank, "consent.requested"),
        new(Started, Failed, Actor.Bank, FailedEvent),
        new(Started, Revoked, Actor.Tenant, RevokedEvent),
        new(Started, Expired, Actor.Timer, ExpiredEvent),
        new(Requested, ScaUrlRetrieved, Actor.Bank, "consent.sca_url_retrieved"),
        new(Requested, Failed, Actor.Bank, FailedEvent),
        new(ScaUrlRetrieved, AwaitingAuthz, Actor.Bank | Actor.Platform, "consent.awaiting_authz"),
        new(ScaUrlRetrieved, Failed, Actor.Bank, FailedEvent),
        new(AwaitingAuthz, Authorized, Actor.Bank, "consent.authorized"),
        new(AwaitingAuthz, Failed, Actor.Bank, FailedEvent),
        new(AwaitingAuthz, Revoked, Actor.Tenant | Actor.Bank, RevokedEvent),
        new(AwaitingAuthz, Expired, Actor.Timer | Actor.Bank, ExpiredEvent),
        new(Authorized, Active, Actor.Bank, "consent.activated"),
        new(Authorized, Failed, Actor.Bank, FailedEvent),
        new(Authorized, Revoked, Actor.Tenant | Actor.Bank, RevokedEvent),
        new(Authorized, Expired, Actor.Timer | Actor.Bank, ExpiredEvent),
        new(Active, Suspended, Actor.Bank | Actor.Platform, "consent.suspended"),
        new(Active, Revoked, Actor.Tenant | Actor.Bank, RevokedEvent),
        new(Active, Expired, Actor.Timer | Actor.Bank, ExpiredEvent),
        new(Suspended, Active, Actor.Bank | Actor.Platform, "consent.activated"),
        new(Suspended, Revoked, Actor.Tenant | Actor.Bank, RevokedEvent),
        new(Suspended, Expired, Actor.Timer | Actor.Bank, ExpiredEvent)
    );
}
