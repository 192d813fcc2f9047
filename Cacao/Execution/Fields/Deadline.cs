namespace Cacao.Execution.Fields;

/// <summary>
/// Joins the request's time limit with the caller's cancellation. Both cost something, so the token
/// is made when somebody asks for it: a request that never waits needs none.
/// </summary>
internal sealed class Deadline(TimeSpan limit, TimeProvider time, CancellationToken caller)
    : IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _timer;
    private CancellationTokenSource? _linked;

    public TimeSpan Limit => limit;

    public CancellationToken Token
    {
        get
        {
            lock (_gate)
            {
                return (_linked ??= Link()).Token;
            }
        }
    }

    /// <summary>True when time ran out, false when the caller went away or nothing happened.</summary>
    public bool HasPassed => _timer?.IsCancellationRequested == true;

    public void Dispose()
    {
        _linked?.Dispose();
        _timer?.Dispose();
    }

    private CancellationTokenSource Link()
    {
        _timer = limit == Timeout.InfiniteTimeSpan ? new() : new(limit, time);
        return caller.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller)
            : _timer;
    }
}
