using Payments.Domain.Tenancy;

namespace Payments.Domain.Features;

/// <summary>What the platform lets a tenant use, or not.</summary>
public enum Feature
{
    /// <summary>`createPayeeCheck`.</summary>
    ConfirmationOfPayee,

    /// <summary>`cleanseAddress`.</summary>
    AddressCleanser,

    /// <summary>`searchAdverseMedia`. Off in LIVE until the platform switches it on.</summary>
    AdverseMedia,

    /// <summary>`createVirtualAccount` with a holder. Accounts that are there stay as they are.</summary>
    SubClients,

    /// <summary>
    /// `setDepositPolicy` that lets accounts of sub-clients take money of others without a review. While
    /// it is off, such money is reviewed, whatever the policy says. Off in LIVE until the platform
    /// switches it on.
    /// </summary>
    ThirdPartyDeposits,

    /// <summary>Withdrawals and payments for somebody else: those that name a sender.</summary>
    ThirdPartyWithdrawals,

    /// <summary>Foreign money that is converted as it comes: `setAutoReceive`, and what it does.</summary>
    AutoReceive,
}

/// <summary>What an operator has last said about a feature.</summary>
/// <param name="Enabled">Whether the tenant may use it.</param>
/// <param name="At">When, on the tenant's clock.</param>
/// <param name="By">The operator, for the record.</param>
public sealed record FeatureSwitch(bool Enabled, DateTimeOffset At, string? By);

public static class FeatureDefaults
{
    /// <summary>
    /// What a tenant may use before anybody has switched it: everything in a sandbox, where it is tried
    /// out; in LIVE not what somebody has to agree on first.
    /// </summary>
    public static bool IsOn(Feature feature, TenantEnvironment environment) =>
        environment is TenantEnvironment.Sandbox
        || feature is not (Feature.AdverseMedia or Feature.ThirdPartyDeposits);
}
