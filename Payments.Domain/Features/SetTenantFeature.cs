using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;

namespace Payments.Domain.Features;

/// <summary>
/// Lets a tenant use a feature, or not any more. For operators. It counts for what is asked for from
/// then on, on every node: whoever asks reads it in the same transaction.
/// </summary>
public sealed record SetTenantFeature(Feature Feature, bool Enabled) : Command<Tenant>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [caller.TenantId];

    public override async ValueTask<Tenant> HandleAsync(Work work)
    {
        var tenant = await work.GetAsync<Tenant>(work.TenantId, "input", "tenantId");
        tenant.Switch(Feature, Enabled, work);
        return tenant;
    }
}

internal static class FeatureGate
{
    /// <exception cref="FeatureDisabledException">The platform does not let the tenant use it.</exception>
    public static async ValueTask RequireAsync(this Work work, Feature feature) =>
        Require(work, await work.FindAsync<Tenant>(work.TenantId), feature);

    /// <inheritdoc cref="RequireAsync"/>
    public static void Require(this Work work, Tenant? tenant, Feature feature)
    {
        if (!work.Has(tenant, feature))
        {
            throw new FeatureDisabledException(feature);
        }
    }

    public static bool Has(this Work work, Tenant? tenant, Feature feature) =>
        tenant?.Has(feature) ?? FeatureDefaults.IsOn(feature, work.Caller.Environment);
}
