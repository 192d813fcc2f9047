using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Tenants;

/// <summary>Says from which amounts on a withdrawal needs a second member.</summary>
/// <param name="From">At most one for each currency; empty: none ever does.</param>
public sealed record SetApprovalPolicy(IReadOnlyList<Money> From) : Command<Tenant>
{
    public override MemberAccess? Right() => MemberAccess.Admin;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [caller.TenantId];

    public override async ValueTask<Tenant> HandleAsync(Work work)
    {
        if (From.Select(money => money.Currency).Distinct().Count() != From.Count)
        {
            throw new InvalidInputException(
                "There is one threshold for a currency.",
                "input",
                "thresholds"
            );
        }

        var tenant = await work.GetAsync<Tenant>(work.TenantId);
        tenant.SetApprovalPolicy(From, work);
        return tenant;
    }
}
