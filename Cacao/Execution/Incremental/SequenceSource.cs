using System.Diagnostics.CodeAnalysis;

namespace Cacao.Execution.Incremental;

/// <summary>An asynchronous sequence, read no further than the client has taken its items.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Closing it disposes what it holds.")]
internal sealed class SequenceSource : ItemSource
{
    private const ConfigureAwaitOptions Quietly = ConfigureAwaitOptions.SuppressThrowing;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing;
    private readonly IAsyncEnumerator<object?> _items;
    private Task<bool>? _ahead;
    private bool _isReading;
    private bool _isClosed;

    public SequenceSource(IAsyncEnumerable<object?> sequence, CancellationToken cancellationToken)
    {
        _closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _items = sequence.GetAsyncEnumerator(_closing.Token);
    }

    public override bool IsMoving => Volatile.Read(ref _ahead) is { IsCompleted: false };

    public override async ValueTask<object?> ReadAsync(int min, int max)
    {
        lock (_gate)
        {
            _isReading = true;
        }

        List<object?> items = [];
        var isLast = false;
        Exception? fault = null;
        try
        {
            while (items.Count < max)
            {
                var next = _ahead ?? _items.MoveNextAsync().AsTask();
                // What has been asked for cannot be taken back: the next reading goes on with it.
                _ahead = next;
                if (!next.IsCompleted && items.Count >= min)
                {
                    break;
                }

                isLast = !await next;
                _ahead = null;
                if (isLast)
                {
                    break;
                }

                items.Add(_items.Current);
            }
        }
        catch (Exception exception)
        {
            (isLast, fault, _ahead) = (true, exception, null);
        }

        try
        {
            await EndReadingAsync(isLast);
        }
        catch (Exception exception)
        {
            fault ??= exception;
        }

        return new ItemBatch(this, items, isLast, fault);
    }

    public override ValueTask CloseAsync()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return ValueTask.CompletedTask;
            }

            _isClosed = true;
            if (_isReading)
            {
                return ValueTask.CompletedTask;
            }
        }

        // It is told to stop; should it ignore that, nobody waits for it.
        var isMoving = IsMoving;
        var closing = DisposeQuietlyAsync(isMoving);
        return isMoving ? ValueTask.CompletedTask : closing;
    }

    private async ValueTask EndReadingAsync(bool isLast)
    {
        lock (_gate)
        {
            _isReading = false;
            if (!isLast && !_isClosed)
            {
                return;
            }

            _isClosed = true;
        }

        using (_closing)
        {
            await _items.DisposeAsync();
        }
    }

    private async ValueTask DisposeQuietlyAsync(bool isMoving)
    {
        using (_closing)
        {
            if (isMoving)
            {
                await _closing.CancelAsync().ConfigureAwait(Quietly);
            }

            // A sequence must not be disposed while it moves.
            await ((Task?)_ahead ?? Task.CompletedTask).ConfigureAwait(Quietly);
            await DisposeItemsAsync().ConfigureAwait(Quietly);
        }
    }

    // One written by hand may throw before there is a task.
    private async Task DisposeItemsAsync() => await _items.DisposeAsync();
}
