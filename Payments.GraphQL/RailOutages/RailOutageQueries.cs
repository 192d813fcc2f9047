using Microsoft.EntityFrameworkCore;
using Payments.Domain.RailOutages;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.GraphQL.RailOutages;

[QueryType]
public static class RailOutageQueries
{
    private const int OutagesMax = 100;

    /// <summary>
    /// The times in which a rail could not be reached, for everybody or played by you, newest first: the last
    /// 100. Those without `until` are not over.
    /// </summary>
    [Authorize]
    public static async Task<IReadOnlyList<RailOutage>> GetRailOutagesAsync(
        Caller caller,
        IDatabase database,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Platform);
        var (own, platforms) = (caller.TenantId, RailOutage.Keeper.TenantId);
        return await db.AcrossTenants<RailOutage>()
            .Where(outage =>
                outage.TenantId == own || (outage.TenantId == platforms && !outage.IsSimulated)
            )
            .OrderByDescending(outage => outage.Id)
            .Take(OutagesMax)
            .ToListAsync(cancellationToken);
    }
}
