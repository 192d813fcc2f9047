using Payments.Domain.Commands;
using Payments.Domain.Features;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Tenants;

/// <summary>Says whether foreign money of the tenant's own is converted as it comes.</summary>
public sealed record SetAutoReceive(bool Enabled) : Command<Tenant>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [caller.TenantId];

    public override MemberAccess? Right() => MemberAccess.Admin;

    public override async ValueTask<Tenant> HandleAsync(Work work)
    {
        var tenant = await work.GetAsync<Tenant>(work.TenantId);
        if (Enabled)
        {
            work.Require(tenant, Feature.AutoReceive);
        }

        tenant.SetAutoReceive(Enabled, work);
        return tenant;
    }
}
