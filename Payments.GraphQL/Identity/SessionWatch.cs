namespace Payments.GraphQL.Identity;

/// <summary>What a running stream holds to hear that its session is over.</summary>
public sealed class SessionWatch : IDisposable
{
    private readonly Watch _watch;
    private Action? _leave;

    internal SessionWatch(Watch watch, Action leave) => (_watch, _leave) = (watch, leave);

    /// <summary>Cancelled when the session is revoked or expires.</summary>
    public CancellationToken Ended => _watch.Ended;

    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
}

/// <summary>One session's end, shared by all its streams; it lives as long as one of them.</summary>
internal sealed class Watch : IDisposable
{
    // A timer takes at most some 49 days; tokens live hours.
    private readonly CancellationTokenSource _source;
    private readonly Lock _lock = new();
    private int _streams;
    private bool _closed;

    public Watch(DateTimeOffset expiresAt, TimeProvider clock)
    {
        var left = expiresAt - clock.GetUtcNow();
        _source = new(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
        Ended = _source.Token;
    }

    public CancellationToken Ended { get; }

    /// <summary>False when the last stream has just left: the caller makes a new watch.</summary>
    public bool TryJoin()
    {
        lock (_lock)
        {
            if (_closed)
            {
                return false;
            }

            _streams++;
            return true;
        }
    }

    /// <summary>True when this was the last stream.</summary>
    public bool Leave()
    {
        lock (_lock)
        {
            _streams--;
            if (_streams > 0)
            {
                return false;
            }

            _closed = true;
        }

        return true;
    }

    public void Dispose() => _source.Dispose();

    public void End()
    {
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }
        }

        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The last stream left in between; there is nobody to tell.
        }
    }
}
