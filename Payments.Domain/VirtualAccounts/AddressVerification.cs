using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using static Payments.Domain.VirtualAccounts.AddressVerification;

namespace Payments.Domain.VirtualAccounts;

/// <summary>Whether the holder's address was found to exist.</summary>
public enum AddressVerification
{
    /// <summary>Being looked at.</summary>
    Pending,

    /// <summary>It exists.</summary>
    Verified,

    /// <summary>It could not be found: give another one.</summary>
    Unverifiable,
}

public static class AddressVerificationLifecycle
{
    private const string Found = "virtual_account.address_verified";
    private const string Changed = "virtual_account.updated";

    public static readonly Lifecycle<AddressVerification> Table = new(
        "AddressVerification",
        [Pending],
        "virtual_account.address_pending",
        new(Pending, Verified, Actor.Platform, Found),
        new(Pending, Unverifiable, Actor.Platform, "virtual_account.address_unverifiable"),
        new(Verified, Pending, Actor.Tenant, Changed),
        new(Unverifiable, Pending, Actor.Tenant, Changed)
    );
}
