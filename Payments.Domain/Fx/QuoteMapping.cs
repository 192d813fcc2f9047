using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Storage;

namespace Payments.Domain.Fx;

internal sealed class QuoteMapping : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> builder)
    {
        builder.HasMoney(quote => quote.From);
        builder.HasMoney(quote => quote.To);
        builder.HasMoney(quote => quote.Fee);
        builder.Property(quote => quote.Version).IsConcurrencyToken();
        builder.HasIndex(quote => new { quote.TenantId, quote.Status });
        builder.HasIndex(quote => new { quote.TenantId, quote.CreatedAt });
    }
}
