using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.Outbox;

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxItem>
{
    public void Configure(EntityTypeBuilder<OutboxItem> builder) =>
        builder.HasIndex(item => new
        {
            item.Kind,
            item.Status,
            item.NextAttemptAt,
        });
}
