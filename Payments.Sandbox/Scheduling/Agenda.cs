using Microsoft.Extensions.Logging;

namespace Payments.Sandbox.Scheduling;

/// <summary>
/// What falls due when. One timer serves any number of items: they are gathered in buckets of a
/// few milliseconds, so that hundreds of answers leave together instead of one by one.
/// </summary>
internal sealed partial class Agenda<T> : IDisposable
{
    private const long BucketTicks = 5 * TimeSpan.TicksPerMillisecond;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly Action<IReadOnlyList<T>> _onDue;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly PriorityQueue<long, long> _order = new();
    private readonly Dictionary<long, List<T>> _buckets = [];
    private readonly ITimer _timer;
    private long _armedFor = long.MaxValue;
    private bool _disposed;

    public Agenda(TimeProvider time, Action<IReadOnlyList<T>> onDue, ILogger logger)
    {
        _time = time;
        _onDue = onDue;
        _logger = logger;
        _timer = time.CreateTimer(
            _ => RunDue(),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    public void Add(DateTimeOffset due, T item)
    {
        lock (_gate)
        {
            Enqueue(due, item);
            Arm();
        }
    }

    public void AddRange(IEnumerable<(DateTimeOffset Due, T Item)> items)
    {
        lock (_gate)
        {
            foreach (var (due, item) in items)
            {
                Enqueue(due, item);
            }

            Arm();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _timer.Dispose();
    }

    private void Enqueue(DateTimeOffset due, T item)
    {
        // Rounded up: nothing is ever early.
        var bucket = (due.UtcTicks + BucketTicks - 1) / BucketTicks;
        if (!_buckets.TryGetValue(bucket, out var items))
        {
            items = [];
            _buckets.Add(bucket, items);
            _order.Enqueue(bucket, bucket);
        }

        items.Add(item);
    }

    private void Arm()
    {
        if (_disposed || !_order.TryPeek(out var next, out _) || next >= _armedFor)
        {
            return;
        }

        _armedFor = next;
        var wait = (next * BucketTicks) - _time.GetUtcNow().UtcTicks;
        // A timer that rounds down would wake a moment early and find nothing to do.
        var waitMs = wait <= 0 ? 0 : (wait / TimeSpan.TicksPerMillisecond) + 1;
        var day = (long)TimeSpan.FromDays(1).TotalMilliseconds;
        _timer.Change(TimeSpan.FromMilliseconds(Math.Min(waitMs, day)), Timeout.InfiniteTimeSpan);
    }

    private void RunDue()
    {
        var due = TakeDue();
        if (due.Count == 0)
        {
            return;
        }

        try
        {
            _onDue(due);
        }
        catch (Exception exception)
        {
            // A full disk must not lose an answer: the items come back after a pause.
            LogFailed(exception, due.Count);
            var later = _time.GetUtcNow() + PauseAfterFailure;
            AddRange(due.Select(item => (later, item)));
        }
    }

    private List<T> TakeDue()
    {
        lock (_gate)
        {
            _armedFor = long.MaxValue;
            List<T> due = [];
            var now = _time.GetUtcNow().UtcTicks / BucketTicks;
            while (!_disposed && _order.TryPeek(out var bucket, out _) && bucket <= now)
            {
                _order.Dequeue();
                _buckets.Remove(bucket, out var items);
                due.AddRange(items!);
            }

            Arm();
            return due;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Count} due items failed and will be tried again")]
    private partial void LogFailed(Exception exception, int count);
}
