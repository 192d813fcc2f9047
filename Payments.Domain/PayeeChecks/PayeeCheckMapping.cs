using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.PayeeChecks;

internal sealed class PayeeCheckMapping : IEntityTypeConfiguration<PayeeCheck>
{
    public void Configure(EntityTypeBuilder<PayeeCheck> builder)
    {
        builder.ComplexProperty(check => check.Account).IsRequired();
        builder.Property(check => check.Version).IsConcurrencyToken();
        builder.HasIndex(check => new { check.TenantId, check.ExternalId }).IsUnique();
        builder.HasIndex(check => new { check.TenantId, check.AccountKey });
        builder.HasIndex(check => new { check.TenantId, check.RecipientId });
        builder.HasIndex(check => new { check.TenantId, check.CreatedAt });
    }
}
