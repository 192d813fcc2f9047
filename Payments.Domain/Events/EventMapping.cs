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
        builder.HasIndex(record => new
        {
            record.TenantId,
            record.SubjectId,
            record.Sequence,
        });
    }
}
