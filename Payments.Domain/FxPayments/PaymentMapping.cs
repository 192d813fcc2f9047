using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Storage;

namespace Payments.Domain.FxPayments;

internal sealed class PaymentMapping : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.Ignore(payment => payment.Parties);
        builder.HasMoney(payment => payment.From);
        builder.HasMoney(payment => payment.To);
        builder.HasMoney(payment => payment.Fee);
        builder.Property(payment => payment.Version).IsConcurrencyToken();
        builder.HasIndex(payment => new { payment.TenantId, payment.ExternalId }).IsUnique();
        builder.HasIndex(payment => new { payment.TenantId, payment.QuoteId }).IsUnique();
        // A deposit is converted once, whatever the code above believes.
        builder.HasIndex(payment => new { payment.TenantId, payment.DepositId }).IsUnique();
        builder.HasIndex(payment => new { payment.TenantId, payment.Status });
        builder.HasIndex(payment => new { payment.TenantId, payment.Direction });
        builder.HasIndex(payment => new { payment.TenantId, payment.CreatedAt });
    }
}
