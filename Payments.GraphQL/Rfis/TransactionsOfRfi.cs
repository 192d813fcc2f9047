using Microsoft.EntityFrameworkCore;
using Payments.Domain.Ids;
using Payments.Domain.Rfis;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Rfis;

/// <summary>The transactions that requests for information are about.</summary>
public sealed class TransactionsOfRfi(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : TenantLoader<Owned<RfiId>, IReadOnlyList<Subject>>(database, scheduler, options)
{
    protected override async Task FindAsync(
        PaymentsDb db,
        TenantId tenantId,
        IReadOnlyList<Owned<RfiId>> keys,
        Dictionary<Owned<RfiId>, IReadOnlyList<Subject>> found,
        CancellationToken cancellationToken
    )
    {
        var ids = keys.Select(key => key.Id).ToList();
        var links = await db.Set<RfiTransaction>()
            .Where(link => ids.Contains(link.RfiId))
            .OrderBy(link => link.Id)
            .ToListAsync(cancellationToken);
        foreach (var rfi in links.GroupBy(link => link.RfiId))
        {
            found[new(tenantId, rfi.Key)] =
            [
                .. rfi.Select(link => new Subject(link.SubjectKind, link.SubjectId)),
            ];
        }
    }
}
