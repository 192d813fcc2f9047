using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Storage;

namespace Payments.Domain.CreditRecalls;

internal sealed class CreditRecallMapping : IEntityTypeConfiguration<CreditRecall>
{
    public void Configure(EntityTypeBuilder<CreditRecall> builder)
    {
        builder.HasMoney(recall => recall.Amount);
        builder.Property(recall => recall.Version).IsConcurrencyToken();
        builder
            .HasIndex(recall => new
            {
                recall.TenantId,
                recall.RailRecallId,
                recall.Rail,
            })
            .IsUnique();
        builder.HasIndex(recall => new
        {
            recall.TenantId,
            recall.RailCreditId,
            recall.Rail,
        });
        builder.HasIndex(recall => new { recall.TenantId, recall.CreatedAt });
    }
}
