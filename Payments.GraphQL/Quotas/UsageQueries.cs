using Microsoft.EntityFrameworkCore;
using Payments.Domain.Clock;
using Payments.Domain.Quotas;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;

namespace Payments.GraphQL.Quotas;

/// <summary>What you have used of a service this month.</summary>
/// <param name="Service">Which.</param>
/// <param name="Limit">How often you may use it in a month.</param>
/// <param name="Used">How often you have, those under way included. What is not charged is given back.</param>
/// <param name="PeriodStart">When this month began: calendar months, in UTC on your clock.</param>
/// <param name="ResetAt">When the next month begins, and the count at zero.</param>
[ObjectType("ServiceUsage")]
public sealed record ServiceUsage(
    MeteredService Service,
    int Limit,
    int Used,
    DateTimeOffset PeriodStart,
    DateTimeOffset ResetAt
)
{
    /// <summary>How often you still may this month.</summary>
    public int Remaining => Math.Max(0, Limit - Used);
}

[QueryType]
public static class UsageQueries
{
    /// <summary>What you have used this month of each service that is metered.</summary>
    /// <param name="db">The caller's data.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="time">The world's time.</param>
    [Authorize]
    public static async Task<IReadOnlyList<ServiceUsage>> GetUsageAsync(
        PaymentsDb db,
        Caller caller,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var tenant = await db.Set<Tenant>()
            .SingleAsync(row => row.TenantId == caller.TenantId, cancellationToken);
        var clock = await db.Set<TestClock>().SingleOrDefaultAsync(cancellationToken);
        var month = Quota.MonthOf(time.GetUtcNow() + (clock?.Offset ?? TimeSpan.Zero));
        var used = await db.Set<QuotaUse>()
            .Where(use => use.Month == month)
            .ToDictionaryAsync(use => use.Service, use => use.Used, cancellationToken);
        return
        [
            .. Enum.GetValues<MeteredService>()
                .Select(service => new ServiceUsage(
                    service,
                    tenant.LimitOf(service),
                    used.GetValueOrDefault(service),
                    Quota.BeginOf(month),
                    Quota.BeginOf(month.AddMonths(1))
                )),
        ];
    }
}
