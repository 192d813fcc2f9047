using Microsoft.EntityFrameworkCore;
using Payments.Domain.Ids;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.GraphQL.Reading;

/// <summary>A key that never leaves its tenant: a loader looks nowhere else for it.</summary>
public readonly record struct Owned<TId>(TenantId TenantId, TId Id) : ITenantKey
    where TId : struct, IEntityId<TId>;

/// <summary>Loads objects by their ids.</summary>
public abstract class ByIdLoader<TId, TEntity>(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : TenantLoader<Owned<TId>, TEntity>(database, scheduler, options)
    where TId : struct, IEntityId<TId>
    where TEntity : class, ITenantOwned, ISubject
{
    /// <summary>The object, or null when this tenant has none with the id.</summary>
    public Task<TEntity?> LoadAsync(
        TenantId tenantId,
        TId id,
        CancellationToken cancellationToken
    ) => LoadAsync(new Owned<TId>(tenantId, id), cancellationToken);

    protected override async Task FindAsync(
        PaymentsDb db,
        TenantId tenantId,
        IReadOnlyList<Owned<TId>> keys,
        Dictionary<Owned<TId>, TEntity> found,
        CancellationToken cancellationToken
    )
    {
        var ids = keys.Select(key => key.Id).ToList();
        var rows = db.Set<TEntity>()
            .Where(row => ids.Contains(EF.Property<TId>(row, "Id")))
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            found[new(tenantId, TId.From(row.Subject.Id))] = row;
        }
    }
}
