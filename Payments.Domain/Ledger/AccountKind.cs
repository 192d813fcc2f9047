namespace Payments.Domain.Ledger;

/// <summary>The chart of accounts. Each exists once per tenant and currency, opened on first use.</summary>
public enum AccountKind
{
    /// <summary>The tenant's own money, free to use: what `balances` shows.</summary>
    Available,

    /// <summary>Announced or reviewed money that is not the tenant's yet.</summary>
    PendingIn,

    /// <summary>Money on its way out: no longer the tenant's, not yet the recipient's.</summary>
    PendingOut,

    /// <summary>A purse of the tenant beside its available funds.</summary>
    Technical,

    /// <summary>Fees earned by the platform from this tenant.</summary>
    Fees,

    /// <summary>What the rail's settlement account holds for this tenant (negative: we have it).</summary>
    RailClearing,

    /// <summary>What the platform bought and sold to this tenant in conversions.</summary>
    FxPosition,

    /// <summary>Money nobody could be found for.</summary>
    Suspense,
}

/// <summary>Whose an account is. Both lie in the tenant's own book, so no row is hot across tenants.</summary>
public enum AccountOwner
{
    Tenant,

    /// <summary>The platform's side of this tenant's movements: one stripe per tenant.</summary>
    Platform,
}

public static class AccountKinds
{
    public static AccountOwner OwnerOf(AccountKind kind) =>
        kind
            is AccountKind.Fees
                or AccountKind.RailClearing
                or AccountKind.FxPosition
                or AccountKind.Suspense
            ? AccountOwner.Platform
            : AccountOwner.Tenant;

    /// <summary>Only the platform's own side may go below zero; a tenant never owes.</summary>
    public static bool AllowsOverdraft(AccountKind kind) => OwnerOf(kind) is AccountOwner.Platform;
}
