using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.VirtualAccounts.VirtualAccountStatus;

namespace Payments.Domain.VirtualAccounts;

/// <summary>Whether deposits can be collected by the account.</summary>
public enum VirtualAccountStatus
{
    /// <summary>Being set up.</summary>
    Initiated,

    /// <summary>Held back for a review of its holder.</summary>
    Unapproved,

    /// <summary>Collects deposits.</summary>
    Active,

    /// <summary>Switched off by its owner, who can switch it on again.</summary>
    Deactivated,

    /// <summary>The review refused its holder.</summary>
    FailedKyc,

    /// <summary>Switched off by the platform, for good.</summary>
    Disabled,
}

public static class VirtualAccountLifecycle
{
    private const string Activated = "virtual_account.activated";
    private const string SwitchedOff = "virtual_account.disabled";

    public static readonly Lifecycle<VirtualAccountStatus> Table = new(
        "VirtualAccount",
        [Initiated],
        "virtual_account.initiated",
        new(Initiated, Active, Actor.Platform, Activated),
        new(Initiated, Unapproved, Actor.Platform, "virtual_account.unapproved"),
        new(Unapproved, Active, Actor.Platform, Activated),
        new(Unapproved, FailedKyc, Actor.Platform, "virtual_account.failed_kyc"),
        new(Active, Deactivated, Actor.Tenant, "virtual_account.deactivated"),
        new(Deactivated, Active, Actor.Tenant, Activated),
        new(Initiated, Disabled, Actor.Platform, SwitchedOff),
        new(Unapproved, Disabled, Actor.Platform, SwitchedOff),
        new(Active, Disabled, Actor.Platform, SwitchedOff),
        new(Deactivated, Disabled, Actor.Platform, SwitchedOff),
        new(FailedKyc, Disabled, Actor.Platform, SwitchedOff)
    );
}
