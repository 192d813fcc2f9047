namespace Payments.Domain.Tenancy;

/// <summary>What a context may see. Whoever forgets to say gets <see cref="None"/>.</summary>
public readonly record struct TenantScope
{
    private TenantScope(TenantId tenantId, bool isPlatform) =>
        (TenantId, IsPlatform) = (tenantId, isPlatform);

    /// <summary>Sees no row of any tenant.</summary>
    public static TenantScope None => default;

    /// <summary>May ask for rows across tenants, explicitly, query by query.</summary>
    public static TenantScope Platform { get; } = new(default, isPlatform: true);

    public TenantId TenantId { get; }

    public bool IsPlatform { get; }

    public static TenantScope Of(TenantId tenantId) => new(tenantId, isPlatform: false);
}
