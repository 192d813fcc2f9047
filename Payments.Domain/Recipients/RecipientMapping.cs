using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Parties;

namespace Payments.Domain.Recipients;

internal sealed class RecipientMapping : IEntityTypeConfiguration<Recipient>
{
    public void Configure(EntityTypeBuilder<Recipient> builder)
    {
        builder.Ignore(recipient => recipient.AccountType);
        builder.Ignore(recipient => recipient.Currency);
        builder.IsParty();
        builder.ComplexProperty(recipient => recipient.Account).IsRequired();
    }
}
