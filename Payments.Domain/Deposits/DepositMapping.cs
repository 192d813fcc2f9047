using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Storage;

namespace Payments.Domain.Deposits;

internal sealed class DepositMapping : IEntityTypeConfiguration<Deposit>
{
    public void Configure(EntityTypeBuilder<Deposit> builder)
    {
        builder.HasMoney(deposit => deposit.Amount);
        builder.HasMoney(deposit => deposit.Fee);
        builder.HasMoney(deposit => deposit.Refunded);
        builder.ComplexProperty(deposit => deposit.PayerAccount);
        builder.ComplexProperty(deposit => deposit.PayeeAccount);
        builder.Ignore(deposit => deposit.ReviewedFor);
        builder.Property(deposit => deposit.Version).IsConcurrencyToken();
        builder
            .HasIndex(deposit => new
            {
                deposit.TenantId,
                deposit.RailCreditId,
                deposit.Rail,
            })
            .IsUnique();
        builder.HasIndex(deposit => new { deposit.TenantId, deposit.Status });
        builder.HasIndex(deposit => new { deposit.TenantId, deposit.VirtualAccountId });
        builder.HasIndex(deposit => new { deposit.TenantId, deposit.CreatedAt });
    }
}

internal sealed class DepositRefundMapping : IEntityTypeConfiguration<DepositRefund>
{
    public void Configure(EntityTypeBuilder<DepositRefund> builder)
    {
        builder.HasMoney(refund => refund.Amount);
        builder.Property(refund => refund.Version).IsConcurrencyToken();
        builder.HasIndex(refund => new { refund.TenantId, refund.DepositId });
    }
}

internal sealed class DepositSimulationMapping : IEntityTypeConfiguration<DepositSimulation>
{
    public void Configure(EntityTypeBuilder<DepositSimulation> builder)
    {
        builder.HasMoney(simulation => simulation.Amount);
        builder.Property(simulation => simulation.Version).IsConcurrencyToken();
    }
}
