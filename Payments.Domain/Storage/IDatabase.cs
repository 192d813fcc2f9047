using Payments.Domain.Tenancy;

namespace Payments.Domain.Storage;

/// <summary>Opens contexts for reading, on SQLite or PostgreSQL.</summary>
public interface IDatabase
{
    /// <summary>A pooled, no-tracking context that sees what the scope says; dispose it.</summary>
    PaymentsDb Open(TenantScope scope);
}
