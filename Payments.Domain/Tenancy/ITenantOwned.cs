namespace Payments.Domain.Tenancy;

/// <summary>
/// A row that belongs to one tenant. The model gives it the tenant filter and a primary key that
/// starts with the tenant, without the mapping having to say so.
/// </summary>
public interface ITenantOwned
{
    TenantId TenantId { get; }
}
