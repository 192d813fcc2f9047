using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Payments.Domain.Identity;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;

namespace Payments.GraphQL.Identity;

/// <summary>Finds those who come with a one-time token: they name no tenant.</summary>
internal static class MemberLookup
{
    /// <param name="database">All tenants' members.</param>
    /// <param name="hasToken">Which holds for one at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Null: nobody's.</returns>
    public static async Task<(MemberId Id, Caller Tenant)?> FindAsync(
        IDatabase database,
        Expression<Func<Member, bool>> hasToken,
        CancellationToken cancellationToken
    )
    {
        await using var db = database.Open(TenantScope.Platform);
        var found = await (
            from member in db.AcrossTenants<Member>().Where(hasToken)
            join tenant in db.AcrossTenants<Tenant>() on member.TenantId equals tenant.TenantId
            select new
            {
                member.Id,
                member.TenantId,
                tenant.Environment,
            }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : (found.Id, new(found.TenantId, found.Environment, Actor.Tenant));
    }
}
