using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.Institutions;

internal sealed class InstitutionMapping : IEntityTypeConfiguration<Institution>
{
    public void Configure(EntityTypeBuilder<Institution> builder)
    {
        builder.ComplexProperty(institution => institution.Address).IsRequired();
        builder.Property(institution => institution.Version).IsConcurrencyToken();
        builder
            .HasIndex(institution => new { institution.TenantId, institution.ExternalId })
            .IsUnique();
        builder.HasIndex(institution => new
        {
            institution.TenantId,
            institution.BusinessNumber,
            institution.Country,
        });
        builder.HasIndex(institution => new
        {
            institution.TenantId,
            institution.NameKey,
            institution.Country,
        });
        builder.HasIndex(institution => new
        {
            institution.TenantId,
            institution.CreatedAt,
            institution.Id,
        });
    }
}
