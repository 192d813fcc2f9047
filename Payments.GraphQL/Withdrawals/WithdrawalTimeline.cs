using Microsoft.EntityFrameworkCore;
using Payments.Domain.Events;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Reading;

namespace Payments.GraphQL.Withdrawals;

/// <summary>What the log tells of withdrawals, for a whole page of them at once.</summary>
public sealed class WithdrawalTimelines(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : GroupedDataLoader<Owned<WithdrawalId>, EventRecord>(scheduler, options)
{
    protected override async Task<ILookup<Owned<WithdrawalId>, EventRecord>> LoadGroupedBatchAsync(
        IReadOnlyList<Owned<WithdrawalId>> keys,
        CancellationToken cancellationToken
    )
    {
        List<EventRecord> found = [];
        foreach (var group in keys.GroupBy(key => key.TenantId))
        {
            Guid[] ids = [.. group.Select(key => key.Id.Value)];
            await using var db = database.Open(TenantScope.Of(group.Key));
            found.AddRange(
                await db.Set<EventRecord>()
                    .Where(record =>
                        ids.Contains(record.SubjectId) && record.SubjectKind == WithdrawalId.Prefix
                    )
                    .OrderBy(record => record.Sequence)
                    .ToListAsync(cancellationToken)
            );
        }

        return found.ToLookup(record => new Owned<WithdrawalId>(
            record.TenantId,
            WithdrawalId.From(record.SubjectId)
        ));
    }
}
