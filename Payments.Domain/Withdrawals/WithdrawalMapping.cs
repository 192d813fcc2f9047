using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Storage;

namespace Payments.Domain.Withdrawals;

internal sealed class WithdrawalMapping : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> builder)
    {
        builder.Ignore(withdrawal => withdrawal.Parties);
        builder.Ignore(withdrawal => withdrawal.RejectCode);
        builder.Ignore(withdrawal => withdrawal.ReviewedFor);
        builder.Ignore(withdrawal => withdrawal.RefundAmount);
        builder.HasMoney(withdrawal => withdrawal.Amount);
        builder.HasMoney(withdrawal => withdrawal.Fee);
        builder.Property(withdrawal => withdrawal.Version).IsConcurrencyToken();
        builder
            .HasIndex(withdrawal => new { withdrawal.TenantId, withdrawal.ExternalId })
            .IsUnique();
        builder.HasIndex(withdrawal => new { withdrawal.TenantId, withdrawal.Status });
        builder.HasIndex(withdrawal => new { withdrawal.TenantId, withdrawal.RecipientId });
        builder.HasIndex(withdrawal => new { withdrawal.TenantId, withdrawal.VirtualAccountId });
        builder.HasIndex(withdrawal => new { withdrawal.TenantId, withdrawal.CreatedAt });
    }
}
