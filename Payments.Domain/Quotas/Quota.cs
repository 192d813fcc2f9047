using System.Globalization;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenants;

namespace Payments.Domain.Quotas;

/// <summary>The month's quota of a service is used up.</summary>
public sealed class QuotaExceededException(
    MeteredService service,
    int limit,
    DateTimeOffset resetAt
)
    : DomainException(
        ErrorCode.QuotaExceeded,
        string.Create(
            CultureInfo.InvariantCulture,
            $"This month's {limit} uses of {StatusName.Of(service)} are used up; the next month begins at {resetAt:yyyy-MM-ddTHH:mm:ssZ}."
        )
    )
{
    public MeteredService Service { get; } = service;

    public int Limit { get; } = limit;

    public DateTimeOffset ResetAt { get; } = resetAt;
}

/// <summary>
/// Counts uses by the calendar month, in UTC on the tenant's clock. A use is taken in the transaction
/// that begins it, so that no crowd of callers gets more than the limit, and given back in the one
/// that ends it without a charge.
/// </summary>
public static class Quota
{
    /// <summary>What the platform gives everybody a month.</summary>
    public static int DefaultLimit(MeteredService service) =>
        service switch
        {
            MeteredService.ConfirmationOfPayee => 1000,
            MeteredService.AddressCleanser => 1000,
            MeteredService.AdverseMedia => 100,
            _ => throw new ArgumentOutOfRangeException(nameof(service)),
        };

    public static DateOnly MonthOf(DateTimeOffset instant) =>
        new(instant.UtcDateTime.Year, instant.UtcDateTime.Month, 1);

    public static DateTimeOffset BeginOf(DateOnly month) =>
        new(month.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <exception cref="QuotaExceededException">There is nothing left.</exception>
    internal static async ValueTask TakeAsync(Work work, MeteredService service)
    {
        var month = MonthOf(work.Now);
        var tenant = await work.FindAsync<Tenant>(work.TenantId);
        var limit = tenant?.LimitOf(service) ?? DefaultLimit(service);
        var use = await FindAsync(work, service, month);
        if ((use?.Used ?? 0) >= limit)
        {
            throw new QuotaExceededException(service, limit, BeginOf(month.AddMonths(1)));
        }

        if (use is null)
        {
            use = new()
            {
                TenantId = work.TenantId,
                Id = EntityId.New<QuotaUseId>(),
                Service = service,
                Month = month,
            };
            work.Add(use);
        }

        use.Used++;
    }

    /// <param name="takenAt">When the use was taken: it counts for that month.</param>
    internal static async ValueTask GiveBackAsync(
        Work work,
        MeteredService service,
        DateTimeOffset takenAt
    )
    {
        if (await FindAsync(work, service, MonthOf(takenAt)) is { Used: > 0 } use)
        {
            use.Used--;
        }
    }

    private static ValueTask<QuotaUse?> FindAsync(
        Work work,
        MeteredService service,
        DateOnly month
    ) => work.SingleOrDefaultAsync<QuotaUse>(use => use.Service == service && use.Month == month);
}

/// <summary>Gives the tenant another limit (sandbox only), to see what happens at its end.</summary>
/// <param name="Service">Of which service.</param>
/// <param name="Limit">How often a month.</param>
public sealed record SimulateQuotaLimit(MeteredService Service, int Limit) : Command<Tenant>
{
    public override async ValueTask<Tenant> HandleAsync(Work work)
    {
        work.RequireSandbox();
        if (Limit < 0)
        {
            throw new InvalidInputException("A limit is not negative.", "input", "limit");
        }

        var tenant = await work.GetAsync<Tenant>(work.TenantId);
        tenant.SetLimit(Service, Limit, work);
        return tenant;
    }
}
