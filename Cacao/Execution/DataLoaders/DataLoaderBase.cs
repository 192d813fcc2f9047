using Cacao.Execution.Diagnostics;

namespace Cacao.Execution.DataLoaders;

/// <summary>The cache and the gathering that all DataLoaders share. One instance serves one request.</summary>
public abstract class DataLoaderBase<TKey, TValue> : IDataLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Task<TValue?>> _cache = [];
    private readonly IBatchScheduler _scheduler;
    private readonly int _maxBatchSize;
    private Batch? _open;

    private protected DataLoaderBase(IBatchScheduler batchScheduler, DataLoaderOptions? options)
    {
        _scheduler = batchScheduler;
        _maxBatchSize = (options ?? new DataLoaderOptions()).MaxBatchSize;
    }

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task<TValue?> task;
        Batch? opened = null;
        lock (_gate)
        {
            if (_cache.TryGetValue(key, out var known))
            {
                return known;
            }

            if (_open is null)
            {
                _open = opened = new Batch(cancellationToken);
            }

            task = _open.Add(key);
            _cache.Add(key, task);
            if (_open.Keys.Count == _maxBatchSize)
            {
                _open = null;
            }
        }

        if (opened is not null)
        {
            _scheduler.Schedule(() => DispatchAsync(opened));
        }

        return task;
    }

    public async Task<IReadOnlyList<TValue?>> LoadAsync(
        IReadOnlyCollection<TKey> keys,
        CancellationToken cancellationToken = default
    )
    {
        var tasks = new List<Task<TValue?>>(keys.Count);
        foreach (var key in keys)
        {
            tasks.Add(LoadAsync(key, cancellationToken));
        }

        return await Task.WhenAll(tasks);
    }

    public void Prime(TKey key, TValue? value)
    {
        lock (_gate)
        {
            _cache.TryAdd(key, Task.FromResult(value));
        }
    }

    public void Clear(TKey key)
    {
        lock (_gate)
        {
            _cache.Remove(key);
        }
    }

    public void ClearAll()
    {
        lock (_gate)
        {
            _cache.Clear();
        }
    }

    /// <summary>Loads the values; what it leaves out counts as not found.</summary>
    private protected abstract ValueTask FetchAsync(
        IReadOnlyList<TKey> keys,
        Action<int, TValue?> setValue,
        CancellationToken cancellationToken
    );

    private async ValueTask DispatchAsync(Batch batch)
    {
        lock (_gate)
        {
            if (_open == batch)
            {
                _open = null;
            }
        }

        try
        {
            await ObserveFetchAsync(batch);
        }
        catch (Exception exception)
        {
            Fail(batch, exception);
            return;
        }

        batch.Complete();
    }

    // The span ends before those who wait for the values go on: they do so where the batch completes.
    private async ValueTask ObserveFetchAsync(Batch batch)
    {
        if ((_scheduler as RequestBatchScheduler)?.Diagnostics.ObserveBatch() is not { } listeners)
        {
            await FetchAsync(batch.Keys, batch.SetValue, batch.CancellationToken);
            return;
        }

        using var span = DiagnosticScope.Open(
            listeners,
            (Loader: this, batch.Keys),
            static (listener, started) => listener.ExecuteBatch(started.Loader, started.Keys)
        );
        try
        {
            await FetchAsync(batch.Keys, batch.SetValue, batch.CancellationToken);
        }
        catch (Exception exception)
        {
            Array.ForEach(listeners, listener => listener.BatchError(batch.Keys, exception));
            throw;
        }
    }

    private void Fail(Batch batch, Exception exception)
    {
        // A failure is not remembered: whoever asks again, asks the source again.
        foreach (var key in batch.Keys)
        {
            Clear(key);
        }

        batch.Fail(exception);
    }

    private sealed class Batch(CancellationToken cancellationToken)
    {
        // Continuations run where the batch completes: when it is done, all fields have moved on, and
        // the keys that they ask for next make one batch again.
        private readonly List<TaskCompletionSource<TValue?>> _promises = [];
        private TValue?[] _values = [];

        public List<TKey> Keys { get; } = [];

        public CancellationToken CancellationToken => cancellationToken;

        public Task<TValue?> Add(TKey key)
        {
            var promise = new TaskCompletionSource<TValue?>();
            Keys.Add(key);
            _promises.Add(promise);
            return promise.Task;
        }

        public void SetValue(int index, TValue? value)
        {
            if (_values.Length == 0)
            {
                _values = new TValue?[Keys.Count];
            }

            _values[index] = value;
        }

        public void Complete()
        {
            for (var i = 0; i < _promises.Count; i++)
            {
                _promises[i].SetResult(i < _values.Length ? _values[i] : default);
            }
        }

        public void Fail(Exception exception)
        {
            foreach (var promise in _promises)
            {
                promise.SetException(exception);
            }
        }
    }
}
