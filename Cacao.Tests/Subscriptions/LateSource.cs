namespace Cacao.Tests.Subscriptions;

/// <summary>A source that opens when the test says so, whatever it is told meanwhile.</summary>
internal sealed class LateSource : IAsyncEnumerable<object?>, IAsyncDisposable
{
    private readonly TaskCompletionSource _asked = new();
    private readonly TaskCompletionSource<IAsyncEnumerable<object?>> _opened = new();
    private readonly TaskCompletionSource _closed = new();
    private readonly TaskCompletionSource _cancelled = new();

    public Task Asked => _asked.Task;

    public Task Closed => _closed.Task;

    public Task Cancelled => _cancelled.Task;

    public Task<IAsyncEnumerable<object?>> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.Register(() => _cancelled.TrySetResult());
        _asked.SetResult();
        return _opened.Task;
    }

    public void Arrive() => _opened.SetResult(this);

    public IAsyncEnumerator<object?> GetAsyncEnumerator(
        CancellationToken cancellationToken = default
    ) => throw new InvalidOperationException("Nobody reads it.");

    public ValueTask DisposeAsync()
    {
        _closed.SetResult();
        return ValueTask.CompletedTask;
    }
}
