using Microsoft.EntityFrameworkCore;
using Payments.Domain.Events;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Events;

/// <summary>What the log tells of objects of a kind, for a whole page of them at once.</summary>
public abstract class TimelineLoader<TId>(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : GroupedDataLoader<Owned<TId>, EventRecord>(scheduler, options)
    where TId : struct, IEntityId<TId>
{
    protected override async Task<ILookup<Owned<TId>, EventRecord>> LoadGroupedBatchAsync(
        IReadOnlyList<Owned<TId>> keys,
        CancellationToken cancellationToken
    )
    {
        var kind = TId.Prefix;
        List<EventRecord> found = [];
        foreach (var group in keys.GroupBy(key => key.TenantId))
        {
            Guid[] ids = [.. group.Select(key => key.Id.Value)];
            await using var db = database.Open(TenantScope.Of(group.Key));
            found.AddRange(
                await db.Set<EventRecord>()
                    .Where(record => ids.Contains(record.SubjectId) && record.SubjectKind == kind)
                    .OrderBy(record => record.Sequence)
                    .ToListAsync(cancellationToken)
            );
        }

        return found.ToLookup(record => new Owned<TId>(
            record.TenantId,
            TId.From(record.SubjectId)
        ));
    }
}
