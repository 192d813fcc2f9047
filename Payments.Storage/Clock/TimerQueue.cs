using Microsoft.EntityFrameworkCore;
using Payments.Domain.Clock;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Storage.Clock;

/// <summary>Finds timers that are due, each on its own tenant's clock, earliest first.</summary>
internal sealed class TimerQueue(IDatabase database)
{
    private const int BatchSizeMax = 500;

    /// <summary>What is due by now: in the world's time, and in the time of tenants that are ahead.</summary>
    public async Task<List<ScheduledTimer>> DueAsync(
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Platform);
        var due = await db.AcrossTenants<ScheduledTimer>()
            .Where(timer => timer.DueAt <= now)
            .OrderBy(timer => timer.DueAt)
            .Take(BatchSizeMax)
            .ToListAsync(cancellationToken);
        var clocks = await db.AcrossTenants<TestClock>().ToListAsync(cancellationToken);
        foreach (var clock in clocks.Where(clock => clock.OffsetMicroseconds > 0))
        {
            var then = now + clock.Offset;
            due.AddRange(
                await db.AcrossTenants<ScheduledTimer>()
                    .Where(timer =>
                        timer.TenantId == clock.TenantId && timer.DueAt <= then && timer.DueAt > now
                    )
                    .OrderBy(timer => timer.DueAt)
                    .Take(BatchSizeMax)
                    .ToListAsync(cancellationToken)
            );
        }

        return due;
    }

    /// <summary>The tenant's next timer up to an instant of its clock.</summary>
    public async Task<ScheduledTimer?> NextAsync(
        TenantId tenantId,
        DateTimeOffset upTo,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Of(tenantId));
        return await db.Set<ScheduledTimer>()
            .Where(timer => timer.DueAt <= upTo)
            .OrderBy(timer => timer.DueAt)
            .ThenBy(timer => timer.SubjectId)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The tenant's time now.</summary>
    public async Task<DateTimeOffset> NowAsync(
        TenantId tenantId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Of(tenantId));
        var clock = await db.Set<TestClock>().SingleOrDefaultAsync(cancellationToken);
        return now + (clock?.Offset ?? TimeSpan.Zero);
    }
}
