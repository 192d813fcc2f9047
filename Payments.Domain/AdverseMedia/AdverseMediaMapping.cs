using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.AdverseMedia;

internal sealed class AdverseMediaMapping : IEntityTypeConfiguration<AdverseMediaRequest>
{
    public void Configure(EntityTypeBuilder<AdverseMediaRequest> builder)
    {
        builder.Ignore(request => request.Name);
        builder.Ignore(request => request.Results);
        builder.Property(request => request.Version).IsConcurrencyToken();
        builder.HasIndex(request => new { request.TenantId, request.ExternalId }).IsUnique();
        builder.HasIndex(request => new
        {
            request.TenantId,
            request.NameKey,
            request.Country,
            request.Day,
        });
        builder.HasIndex(request => new { request.TenantId, request.CreatedAt });
    }
}
