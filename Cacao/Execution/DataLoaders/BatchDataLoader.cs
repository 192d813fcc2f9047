namespace Cacao.Execution.DataLoaders;

/// <summary>Loads one value for each key, many keys at once.</summary>
public abstract class BatchDataLoader<TKey, TValue>(
    IBatchScheduler batchScheduler,
    DataLoaderOptions? options = null
) : DataLoaderBase<TKey, TValue>(batchScheduler, options)
    where TKey : notnull
{
    /// <summary>Keys without an entry in the result have no value.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys,
        CancellationToken cancellationToken
    );

    private protected sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys,
        Action<int, TValue?> setValue,
        CancellationToken cancellationToken
    )
    {
        var values = await LoadBatchAsync(keys, cancellationToken);
        for (var i = 0; i < keys.Count; i++)
        {
            if (values.TryGetValue(keys[i], out var value))
            {
                setValue(i, value);
            }
        }
    }
}
