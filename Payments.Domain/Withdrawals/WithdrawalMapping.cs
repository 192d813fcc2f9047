using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Storage;

namespace Payments.Domain.Withdrawals;

internal sealed class WithdrawalMapping : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> builder)
    {
        builder.HasMoney(withdrawal => withdrawal.Amount);
        builder.HasMoney(withdrawal => withdrawal.Fee);
        builder.Property(withdrawal => withdrawal.Version).IsConcurrencyToken();
        builder
            .HasIndex(withdrawal => new { withdrawal.TenantId, withdrawal.ExternalId })
            .IsUnique();
        builder.HasIndex(withdrawal => new { withdrawal.TenantId, withdrawal.Status });
    }
}
