using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Storage;

namespace Payments.Domain.Conversions;

internal sealed class ConversionMapping : IEntityTypeConfiguration<Conversion>
{
    public void Configure(EntityTypeBuilder<Conversion> builder)
    {
        builder.HasMoney(conversion => conversion.From);
        builder.HasMoney(conversion => conversion.To);
        builder.HasMoney(conversion => conversion.Fee);
        builder.Property(conversion => conversion.Version).IsConcurrencyToken();
        builder
            .HasIndex(conversion => new { conversion.TenantId, conversion.ExternalId })
            .IsUnique();
        builder.HasIndex(conversion => new { conversion.TenantId, conversion.QuoteId }).IsUnique();
        builder.HasIndex(conversion => new { conversion.TenantId, conversion.Status });
        builder.HasIndex(conversion => new { conversion.TenantId, conversion.CreatedAt });
        builder.HasIndex(conversion => new { conversion.TenantId, conversion.UpdatedAt });
    }
}

internal sealed class ConversionSimulationMapping : IEntityTypeConfiguration<ConversionSimulation>
{
    public void Configure(EntityTypeBuilder<ConversionSimulation> builder) =>
        builder.Property(simulation => simulation.Version).IsConcurrencyToken();
}
