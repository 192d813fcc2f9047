namespace Cacao.Execution.DataLoaders;

/// <summary>Loads values one by one, but each key once in a request.</summary>
public abstract class CacheDataLoader<TKey, TValue>(
    IBatchScheduler batchScheduler,
    DataLoaderOptions? options = null
) : DataLoaderBase<TKey, TValue>(batchScheduler, options)
    where TKey : notnull
{
    protected abstract Task<TValue> LoadSingleAsync(TKey key, CancellationToken cancellationToken);

    private protected sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys,
        Action<int, TValue?> setValue,
        CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < keys.Count; i++)
        {
            setValue(i, await LoadSingleAsync(keys[i], cancellationToken));
        }
    }
}
