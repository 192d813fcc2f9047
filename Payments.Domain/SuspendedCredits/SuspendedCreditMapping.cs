using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Storage;

namespace Payments.Domain.SuspendedCredits;

internal sealed class SuspendedCreditMapping : IEntityTypeConfiguration<SuspendedCredit>
{
    public void Configure(EntityTypeBuilder<SuspendedCredit> builder)
    {
        builder.HasMoney(credit => credit.Amount);
        builder.ComplexProperty(credit => credit.Account);
        builder.ComplexProperty(credit => credit.PayerAccount);
        builder.Property(credit => credit.Version).IsConcurrencyToken();
        builder.HasIndex(credit => new
        {
            credit.TenantId,
            credit.RailCreditId,
            credit.Rail,
        });
        builder.HasIndex(credit => new { credit.TenantId, credit.CreatedAt });
    }
}
