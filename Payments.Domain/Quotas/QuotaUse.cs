using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Quotas;

public readonly record struct QuotaUseId(Guid Value) : IEntityId<QuotaUseId>
{
    public static string Prefix => "quu";

    public static QuotaUseId From(Guid value) => new(value);

    public override string ToString() => EntityId.Format(this);
}

/// <summary>How often a tenant has used a service in a month of its clock (UTC).</summary>
public sealed class QuotaUse : ITenantOwned
{
    public required TenantId TenantId { get; init; }

    public required QuotaUseId Id { get; init; }

    public required MeteredService Service { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    public int Used { get; internal set; }
}

internal sealed class QuotaUseMapping : IEntityTypeConfiguration<QuotaUse>
{
    public void Configure(EntityTypeBuilder<QuotaUse> builder)
    {
        builder.Property(use => use.Used).IsConcurrencyToken();
        builder
            .HasIndex(use => new
            {
                use.TenantId,
                use.Service,
                use.Month,
            })
            .IsUnique();
    }
}
