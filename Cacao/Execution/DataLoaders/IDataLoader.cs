namespace Cacao.Execution.DataLoaders;

/// <summary>A DataLoader of whatever keys and values.</summary>
public interface IDataLoader;

/// <summary>
/// Gathers keys from many places and loads their values at once; asks for each key once in a request.
/// </summary>
public interface IDataLoader<TKey, TValue> : IDataLoader
    where TKey : notnull
{
    /// <summary>The value, or the default of its type when there is none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The values in the order of the keys.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(
        IReadOnlyCollection<TKey> keys,
        CancellationToken cancellationToken = default
    );

    /// <summary>Puts a value into the cache that was found by other means; the first one stays.</summary>
    void Prime(TKey key, TValue? value);

    /// <summary>Forgets a key, e.g. after a change.</summary>
    void Clear(TKey key);

    void ClearAll();
}

public static class DataLoaderExtensions
{
    /// <exception cref="KeyNotFoundException">There is no value for the key.</exception>
    public static async Task<TValue> LoadRequiredAsync<TKey, TValue>(
        this IDataLoader<TKey, TValue> loader,
        TKey key,
        CancellationToken cancellationToken = default
    )
        where TKey : notnull =>
        await loader.LoadAsync(key, cancellationToken)
        ?? throw new KeyNotFoundException($"There is no value for the key {key}.");

    /// <exception cref="KeyNotFoundException">There is no value for one of the keys.</exception>
    public static async Task<IReadOnlyList<TValue>> LoadRequiredAsync<TKey, TValue>(
        this IDataLoader<TKey, TValue> loader,
        IReadOnlyCollection<TKey> keys,
        CancellationToken cancellationToken = default
    )
        where TKey : notnull
    {
        var values = await loader.LoadAsync(keys, cancellationToken);
        return
        [
            .. keys.Zip(
                values,
                (key, value) =>
                    value ?? throw new KeyNotFoundException($"There is no value for the key {key}.")
            ),
        ];
    }
}
