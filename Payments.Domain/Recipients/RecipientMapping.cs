using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Parties;

namespace Payments.Domain.Recipients;

internal sealed class RecipientMapping : IEntityTypeConfiguration<Recipient>
{
    public void Configure(EntityTypeBuilder<Recipient> builder)
    {
        builder.Ignore(recipient => recipient.DisplayName);
        builder.Ignore(recipient => recipient.AccountType);
        builder.Ignore(recipient => recipient.Currency);
        builder.HasPartyName(recipient => recipient.Name);
        builder.HasAddress(recipient => recipient.Address);
        builder.ComplexProperty(recipient => recipient.Account).IsRequired();
        builder.Property(recipient => recipient.Version).IsConcurrencyToken();
        builder.HasIndex(recipient => new { recipient.TenantId, recipient.ExternalId }).IsUnique();
        builder.HasIndex(recipient => new
        {
            recipient.TenantId,
            recipient.CreatedAt,
            recipient.Id,
        });
    }
}
