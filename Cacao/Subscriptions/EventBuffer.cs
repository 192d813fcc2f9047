using System.Threading.Tasks.Sources;
using Cacao.Errors;
using Cacao.Execution;

namespace Cacao.Subscriptions;

/// <summary>
/// What waits for one subscriber: bounded, for one reader. Empty it holds no array, because most of
/// thousands of subscribers wait most of the time.
/// </summary>
internal sealed class EventBuffer(int capacity) : IValueTaskSource<bool>
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _waiting = new()
    {
        RunContinuationsAsynchronously = true,
    };
    private object?[] _items = [];
    private int _head;
    private int _count;
    private bool _isWaiting;
    private bool _isComplete;
    private Exception? _fault;

    /// <summary>Adds a message; when the buffer is full, the subscription ends with that reason.</summary>
    public void Push(object? message)
    {
        lock (_gate)
        {
            if (_isComplete)
            {
                return;
            }

            if (_count == capacity)
            {
                _fault = new SubscriptionEndedException(
                    ErrorCodes.SlowConsumer,
                    $"The subscription ended because more than {capacity} events were waiting for it."
                );
                _isComplete = true;
                return;
            }

            Enqueue(message);
            if (!_isWaiting)
            {
                return;
            }

            _isWaiting = false;
        }

        _waiting.SetResult(true);
    }

    /// <summary>Ends the stream after what is in it.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            if (_isComplete)
            {
                return;
            }

            _isComplete = true;
            if (!_isWaiting)
            {
                return;
            }

            _isWaiting = false;
        }

        _waiting.SetResult(false);
    }

    public bool TryRead(out object? message)
    {
        lock (_gate)
        {
            message = null;
            if (_count == 0)
            {
                return false;
            }

            message = _items[_head];
            _items[_head] = null;
            _head = (_head + 1) % _items.Length;
            _count--;
            return true;
        }
    }

    /// <summary>False when there will be nothing more; throws the reason when it ended with one.</summary>
    public ValueTask<bool> WaitToReadAsync()
    {
        lock (_gate)
        {
            if (_count > 0)
            {
                return new(true);
            }

            if (_isComplete)
            {
                _items = [];
                return _fault is null ? new(false) : ValueTask.FromException<bool>(_fault);
            }

            _items = [];
            _head = 0;
            _isWaiting = true;
            _waiting.Reset();
            return new(this, _waiting.Version);
        }
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _waiting.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) =>
        _waiting.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _waiting.OnCompleted(continuation, state, token, flags);

    private void Enqueue(object? message)
    {
        if (_count == _items.Length)
        {
            var larger = new object?[Math.Min(capacity, Math.Max(4, _items.Length * 2))];
            for (var i = 0; i < _count; i++)
            {
                larger[i] = _items[(_head + i) % _items.Length];
            }

            _items = larger;
            _head = 0;
        }

        _items[(_head + _count) % _items.Length] = message;
        _count++;
    }
}
