using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Tenants;

/// <summary>A company or person that owns data and money: the unit of isolation.</summary>
public sealed class Tenant : ITenantOwned, ISubject
{
    private Tenant() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public string Name { get; private init; } = null!;

    /// <summary>For ever: a sandbox never becomes live.</summary>
    public TenantEnvironment Environment { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public int Version { get; private set; }

    public Subject Subject => Subject.Of(TenantId);

    internal static Tenant Admit(Caller caller, string name, DateTimeOffset now) =>
        new()
        {
            TenantId = caller.TenantId,
            Name = name,
            Environment = caller.Environment,
            CreatedAt = now,
            Version = 1,
        };
}

internal sealed class TenantMapping : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.HasKey(tenant => tenant.TenantId);
        builder.Property(tenant => tenant.Version).IsConcurrencyToken();
    }
}
