using System.Diagnostics;

namespace Payments.Domain.Tenancy;

/// <summary>
/// The platform's own tenant, one for each environment: money that is nobody's lies in its book, and
/// its members are the operators, who decide about the tenants of the same environment.
/// </summary>
public static class PlatformTenant
{
    public const string Name = "Platform";

    // For ever: whoever reads a notice or a token must know them without asking.
    private static readonly TenantId Sandbox = new(new("00000000-0000-7000-8000-000000000001"));
    private static readonly TenantId Live = new(new("00000000-0000-7000-8000-000000000002"));

    public static TenantId Of(TenantEnvironment environment) =>
        environment switch
        {
            TenantEnvironment.Sandbox => Sandbox,
            TenantEnvironment.Live => Live,
            _ => throw new UnreachableException(),
        };

    public static bool Is(TenantId tenantId) => tenantId == Sandbox || tenantId == Live;
}
