using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.Events;

internal sealed class EventMapping : IEntityTypeConfiguration<EventRecord>
{
    public void Configure(EntityTypeBuilder<EventRecord> builder)
    {
        builder.ToTable("events");
        builder.HasKey(record => record.Sequence);
        builder.Property(record => record.Sequence).ValueGeneratedNever();
        builder.HasIndex(record => new { record.TenantId, record.Sequence });
        // The id first, which rises with time: what all tenants write lies at one end.
        builder.HasIndex(record => new
        {
            record.SubjectId,
            record.TenantId,
            record.Sequence,
        });
    }
}
