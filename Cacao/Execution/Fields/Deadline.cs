namespace Cacao.Execution.Fields;

/// <summary>
/// Joins the request's time limit with the caller's cancellation. Both cost something, so the token
/// is made when somebody asks for it: a request that never waits needs none.
/// </summary>
internal sealed class Deadline(TimeSpan limit, TimeProvider time, CancellationToken caller)
    : IDisposable
{
    private Source? _source;
    private int _owners = 1;
    private volatile bool _isStopped;

    public TimeSpan Limit => limit;

    public CancellationToken Token => (Volatile.Read(ref _source) ?? Start()).Either.Token;

    /// <summary>True when time ran out, false when the caller went away or nothing happened.</summary>
    public bool HasPassed => !_isStopped && _source?.Timer.IsCancellationRequested == true;

    /// <exception cref="OperationCanceledException">Time ran out, or the caller has gone away.</exception>
    public void ThrowIfOver() => _source?.Either.Token.ThrowIfCancellationRequested();

    /// <summary>One more has to dispose it: a response in parts outlives the pipeline.</summary>
    public void Share() => Interlocked.Increment(ref _owners);

    /// <summary>Whoever read the response has gone away.</summary>
    public void Stop()
    {
        _isStopped = true;
        (Volatile.Read(ref _source) ?? Start()).Either.Cancel();
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _owners) == 0)
        {
            _source?.Dispose();
        }
    }

    // Several resolvers may ask at once.
    private Source Start()
    {
        var source = new Source(limit, time, caller);
        var first = Interlocked.CompareExchange(ref _source, source, null);
        if (first is null)
        {
            return source;
        }

        source.Dispose();
        return first;
    }

    private sealed class Source : IDisposable
    {
        public Source(TimeSpan limit, TimeProvider time, CancellationToken caller)
        {
            Timer = limit == Timeout.InfiniteTimeSpan ? new() : new(limit, time);
            Either = caller.CanBeCanceled
                ? CancellationTokenSource.CreateLinkedTokenSource(Timer.Token, caller)
                : Timer;
        }

        public CancellationTokenSource Timer { get; }

        public CancellationTokenSource Either { get; }

        public void Dispose()
        {
            Either.Dispose();
            Timer.Dispose();
        }
    }
}
