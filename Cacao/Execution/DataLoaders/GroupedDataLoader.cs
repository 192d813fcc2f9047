namespace Cacao.Execution.DataLoaders;

/// <summary>Loads all values that belong to each key, many keys at once.</summary>
public abstract class GroupedDataLoader<TKey, TValue>(
    IBatchScheduler batchScheduler,
    DataLoaderOptions? options = null
) : DataLoaderBase<TKey, TValue[]>(batchScheduler, options)
    where TKey : notnull
{
    /// <summary>Keys without a group have an empty list.</summary>
    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(
        IReadOnlyList<TKey> keys,
        CancellationToken cancellationToken
    );

    private protected sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys,
        Action<int, TValue[]?> setValue,
        CancellationToken cancellationToken
    )
    {
        var groups = await LoadGroupedBatchAsync(keys, cancellationToken);
        for (var i = 0; i < keys.Count; i++)
        {
            setValue(i, [.. groups[keys[i]]]);
        }
    }
}
