using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.Consents;

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.Ignore(consent => consent.Scopes);
        builder.Property(consent => consent.Version).IsConcurrencyToken();
        builder.HasIndex(consent => new { consent.TenantId, consent.ExternalId }).IsUnique();
        builder.HasIndex(consent => new { consent.TenantId, consent.Status });
        builder.HasIndex(consent => new { consent.TenantId, consent.CreatedAt });
    }
}
