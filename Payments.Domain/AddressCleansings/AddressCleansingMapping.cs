using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Parties;

namespace Payments.Domain.AddressCleansings;

internal sealed class AddressCleansingMapping : IEntityTypeConfiguration<AddressCleansing>
{
    public void Configure(EntityTypeBuilder<AddressCleansing> builder)
    {
        builder.Ignore(cleansing => cleansing.OriginalAddress);
        builder.HasAddress(cleansing => cleansing.CleansedAddress);
        builder.Property(cleansing => cleansing.Version).IsConcurrencyToken();
        builder.HasIndex(cleansing => new { cleansing.TenantId, cleansing.ExternalId }).IsUnique();
        builder.HasIndex(cleansing => new
        {
            cleansing.TenantId,
            cleansing.AddressKey,
            cleansing.Day,
        });
        builder.HasIndex(cleansing => new { cleansing.TenantId, cleansing.CreatedAt });
    }
}
