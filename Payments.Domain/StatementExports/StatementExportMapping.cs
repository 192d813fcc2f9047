using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Storage;

namespace Payments.Domain.StatementExports;

internal sealed class StatementExportMapping : IEntityTypeConfiguration<StatementExport>
{
    public void Configure(EntityTypeBuilder<StatementExport> builder)
    {
        builder.Property(export => export.From).HasColumnName("from_instant");
        builder.Property(export => export.To).HasColumnName("to_instant");
        builder.HasMoney(export => export.Opening);
        builder.HasMoney(export => export.Closing);
        builder.Property(export => export.Version).IsConcurrencyToken();
        builder.HasIndex(export => new { export.TenantId, export.CreatedAt });
    }
}
