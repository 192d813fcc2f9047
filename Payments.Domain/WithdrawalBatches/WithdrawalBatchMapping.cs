using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Storage;

namespace Payments.Domain.WithdrawalBatches;

internal sealed class WithdrawalBatchMapping : IEntityTypeConfiguration<WithdrawalBatch>
{
    public void Configure(EntityTypeBuilder<WithdrawalBatch> builder)
    {
        builder.ToTable("withdrawal_batches");
        builder.Property(batch => batch.Version).IsConcurrencyToken();
        builder.HasIndex(batch => new { batch.TenantId, batch.ExternalId }).IsUnique();
        builder.HasIndex(batch => new { batch.TenantId, batch.Status });
    }
}

internal sealed class WithdrawalBatchLineMapping : IEntityTypeConfiguration<WithdrawalBatchLine>
{
    public void Configure(EntityTypeBuilder<WithdrawalBatchLine> builder)
    {
        builder.HasKey(line => new
        {
            line.TenantId,
            line.BatchId,
            line.Number,
        });
        builder.Ignore(line => line.Problems);
        builder.Property(line => line.Row).HasColumnName("file_row");
        builder.Property(line => line.Key).HasColumnName("line_key");
        builder.HasIndex(line => new
        {
            line.TenantId,
            line.BatchId,
            line.Key,
        });
        builder.HasIndex(line => new
        {
            line.TenantId,
            line.BatchId,
            line.Status,
        });
    }
}

internal sealed class WithdrawalBatchTotalMapping : IEntityTypeConfiguration<WithdrawalBatchTotal>
{
    public void Configure(EntityTypeBuilder<WithdrawalBatchTotal> builder)
    {
        builder.HasKey(total => new
        {
            total.TenantId,
            total.BatchId,
            total.Currency,
        });
        builder.HasMoney(total => total.Amount);
        builder.HasMoney(total => total.Fee);
    }
}
