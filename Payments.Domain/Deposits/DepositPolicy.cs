using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Features;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.Domain.Values;

namespace Payments.Domain.Deposits;

/// <summary>What is done with money of somebody else than the holder of the account.</summary>
public enum ThirdPartyRule
{
    /// <summary>It is taken.</summary>
    Allow,

    /// <summary>It is reviewed, and so is what merely could be somebody else's.</summary>
    Review,

    /// <summary>It goes back to the payer at once; what merely could be somebody else's is reviewed.</summary>
    Return,
}

/// <summary>Which deposits of a tenant are looked at before they are in the balance.</summary>
/// <param name="OwnAccounts">Accounts of the tenant itself: it collects from its customers.</param>
/// <param name="SubClients">Accounts in the name of a sub-client.</param>
/// <param name="ReviewDuplicates">Whether a suspected duplicate is reviewed; it is marked anyway.</param>
/// <param name="ReviewFrom">From these amounts on a deposit is reviewed; at most one for a currency.</param>
public sealed record DepositPolicy(
    ThirdPartyRule OwnAccounts,
    ThirdPartyRule SubClients,
    bool ReviewDuplicates,
    IReadOnlyList<Money> ReviewFrom
)
{
    /// <summary>Third parties do not pay to the accounts of sub-clients unless somebody has looked.</summary>
    public static DepositPolicy Default { get; } =
        new(ThirdPartyRule.Allow, ThirdPartyRule.Review, false, []);
}

/// <summary>Says which deposits are reviewed. What waits already goes on waiting.</summary>
public sealed record SetDepositPolicy(DepositPolicy Policy) : Command<Tenant>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [caller.TenantId];

    public override async ValueTask<Tenant> HandleAsync(Work work)
    {
        var tenant = await work.GetAsync<Tenant>(work.TenantId);
        if (Policy.SubClients is ThirdPartyRule.Allow)
        {
            // Whom a sub-client's account takes money from is not the tenant's to settle alone.
            work.Require(tenant, Feature.ThirdPartyDeposits);
        }

        if (
            Policy.ReviewFrom.Select(money => money.Currency).Distinct().Count()
            != Policy.ReviewFrom.Count
        )
        {
            throw new InvalidInputException(
                "There is one threshold for a currency.",
                "input",
                "reviewFrom"
            );
        }

        tenant.SetDepositPolicy(Policy, work);
        return tenant;
    }
}
