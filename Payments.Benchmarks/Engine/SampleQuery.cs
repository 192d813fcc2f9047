using Cacao.Types.Authoring;
using Microsoft.EntityFrameworkCore;

namespace Payments.Benchmarks.Engine;

/// <summary>The fields that the three requests ask for, as any server of ours would write them.</summary>
[QueryType]
internal static class SampleQuery
{
    private static readonly string? Greeting = "world";

    public static string? Hello() => Greeting;

    public static IEnumerable<SamplePayment> GetPayments(int first = 50) =>
        SamplePayment.All.Take(first);

    [UsePaging(MaxPageSize = 100, IncludeTotalCount = true)]
    [UseProjection]
    [UseSorting]
    public static IQueryable<StoredPayment> GetDbPayments(SampleDb db) =>
        db.Payments.AsNoTracking();
}
