using Microsoft.EntityFrameworkCore;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.GraphQL.Reading;

/// <summary>A key that never leaves its tenant: a loader looks nowhere else for it.</summary>
public readonly record struct Owned<TId>(TenantId TenantId, TId Id)
    where TId : struct, IEntityId<TId>;

/// <summary>
/// Loads what the fields of a request ask for by id, all of one level together. Fields run side by
/// side and a context does not, so each batch opens its own.
/// </summary>
public abstract class ByIdLoader<TId, TEntity>(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : BatchDataLoader<Owned<TId>, TEntity>(scheduler, options)
    where TId : struct, IEntityId<TId>
    where TEntity : class, ITenantOwned, ISubject
{
    /// <summary>The object, or null when this tenant has none with the id.</summary>
    public Task<TEntity?> LoadAsync(
        TenantId tenantId,
        TId id,
        CancellationToken cancellationToken
    ) => LoadAsync(new Owned<TId>(tenantId, id), cancellationToken);

    protected override async Task<IReadOnlyDictionary<Owned<TId>, TEntity>> LoadBatchAsync(
        IReadOnlyList<Owned<TId>> keys,
        CancellationToken cancellationToken
    )
    {
        Dictionary<Owned<TId>, TEntity> found = [];
        foreach (var group in keys.GroupBy(key => key.TenantId))
        {
            var ids = group.Select(key => key.Id).ToList();
            await using var db = database.Open(TenantScope.Of(group.Key));
            var rows = db.Set<TEntity>()
                .Where(row => ids.Contains(EF.Property<TId>(row, "Id")))
                .AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                found[new(group.Key, TId.From(row.Subject.Id))] = row;
            }
        }

        return found;
    }
}
