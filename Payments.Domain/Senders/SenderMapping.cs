using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Parties;

namespace Payments.Domain.Senders;

internal sealed class SenderMapping : IEntityTypeConfiguration<Sender>
{
    public void Configure(EntityTypeBuilder<Sender> builder)
    {
        builder.Ignore(sender => sender.DisplayName);
        builder.HasPartyName(sender => sender.Name);
        builder.HasAddress(sender => sender.Address);
        builder.Property(sender => sender.Version).IsConcurrencyToken();
        builder.HasIndex(sender => new { sender.TenantId, sender.ExternalId }).IsUnique();
        builder.HasIndex(sender => new
        {
            sender.TenantId,
            sender.CreatedAt,
            sender.Id,
        });
    }
}
