using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Payments.Domain.Clock;

internal sealed class TestClockMapping : IEntityTypeConfiguration<TestClock>
{
    public void Configure(EntityTypeBuilder<TestClock> builder) =>
        builder.HasKey(clock => clock.TenantId);
}

internal sealed class ScheduledTimerMapping : IEntityTypeConfiguration<ScheduledTimer>
{
    public void Configure(EntityTypeBuilder<ScheduledTimer> builder)
    {
        builder.HasKey(timer => new
        {
            timer.TenantId,
            timer.SubjectId,
            timer.Kind,
        });
        builder.HasIndex(timer => new { timer.TenantId, timer.DueAt });
        builder.HasIndex(timer => timer.DueAt);
    }
}
