using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.GraphQL.Reading;

/// <summary>A key of a loader that says whose it is.</summary>
public interface ITenantKey
{
    TenantId TenantId { get; }
}

/// <summary>
/// Loads what the fields of a request ask for, all of one level together and each tenant's apart.
/// Fields run side by side and a context does not, so each batch opens its own.
/// </summary>
public abstract class TenantLoader<TKey, TValue>(
    IDatabase database,
    IBatchScheduler scheduler,
    DataLoaderOptions? options = null
) : BatchDataLoader<TKey, TValue>(scheduler, options)
    where TKey : struct, ITenantKey
{
    protected sealed override async Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys,
        CancellationToken cancellationToken
    )
    {
        Dictionary<TKey, TValue> found = [];
        foreach (var tenant in keys.GroupBy(key => key.TenantId))
        {
            await using var db = database.Open(TenantScope.Of(tenant.Key));
            await FindAsync(db, tenant.Key, [.. tenant], found, cancellationToken);
        }

        return found;
    }

    /// <summary>Finds what one tenant has of the keys.</summary>
    /// <param name="db">Sees that tenant alone.</param>
    /// <param name="found">Where to put it; a key that is left out is answered with null.</param>
    protected abstract Task FindAsync(
        PaymentsDb db,
        TenantId tenantId,
        IReadOnlyList<TKey> keys,
        Dictionary<TKey, TValue> found,
        CancellationToken cancellationToken
    );
}
