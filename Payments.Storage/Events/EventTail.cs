using Payments.Domain.Events;
using Payments.Domain.Tenancy;

namespace Payments.Storage.Events;

/// <summary>
/// The end of the event log in memory, shared by every reader of the process: a thousand
/// subscribers cost one read of the log, not a thousand. What it holds has no gaps.
/// </summary>
public sealed class EventTail
{
    /// <summary>PostgreSQL's notification that another node has committed events.</summary>
    internal const string Channel = "payments_events";

    // A reader further behind than this reads the table until it has caught up.
    private const int Kept = 1 << 14;
    private const int ScannedMax = 1 << 10;

    private readonly Lock _lock = new();
    private readonly EventRecord[] _ring = new EventRecord[Kept];
    private long _first;
    private long _last;
    private TaskCompletionSource _grown = NewSignal();

    internal EventTail(long last) => (_first, _last) = (last + 1, last);

    /// <summary>The last sequence that a reader can have seen.</summary>
    public long Last
    {
        get
        {
            lock (_lock)
            {
                return _last;
            }
        }
    }

    /// <summary>
    /// Appends events that are committed. False if they do not follow on what is here: another
    /// node's are missing, and the log must be read.
    /// </summary>
    internal bool Append(IReadOnlyList<EventRecord> records)
    {
        TaskCompletionSource grown;
        lock (_lock)
        {
            foreach (var record in records)
            {
                if (record.Sequence <= _last)
                {
                    continue;
                }

                if (record.Sequence != _last + 1)
                {
                    return false;
                }

                _last = record.Sequence;
                _ring[_last & (Kept - 1)] = record;
            }

            _first = Math.Max(_first, _last - Kept + 1);
            grown = _grown;
            _grown = NewSignal();
        }

        grown.SetResult();
        return true;
    }

    /// <summary>
    /// Collects the events in scope after a position and says how far it looked. False if the ring no
    /// longer reaches back that far.
    /// </summary>
    internal bool TryCollect(
        TenantScope scope,
        EventFilter filter,
        ref long position,
        List<EventRecord> found
    )
    {
        lock (_lock)
        {
            if (position < _first - 1)
            {
                return false;
            }

            var end = Math.Min(_last, position + ScannedMax);
            while (position < end)
            {
                position++;
                var record = _ring[position & (Kept - 1)];
                if (Sees(scope, record) && filter.Matches(record))
                {
                    found.Add(record);
                }
            }

            return true;
        }
    }

    /// <summary>Completes as soon as there is an event after the position.</summary>
    internal Task GrowBeyondAsync(long position, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _last > position ? Task.CompletedTask : _grown.Task.WaitAsync(cancellationToken);
        }
    }

    private static bool Sees(TenantScope scope, EventRecord record) =>
        scope.IsPlatform || record.TenantId == scope.TenantId;

    private static TaskCompletionSource NewSignal() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
