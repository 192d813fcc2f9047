using System.Collections;

namespace Cacao.Execution.Incremental;

/// <summary>Where the items of a streamed list come from.</summary>
internal abstract class ItemSource
{
    /// <summary>What is delivered of it after the list itself; null while that is not known.</summary>
    public StreamPart? Stream { get; set; }

    /// <summary>An item has been asked for, and nobody waits for it at the moment.</summary>
    public virtual bool IsMoving => false;

    /// <summary>
    /// Reads at least <paramref name="min"/> items, if there are so many, and those that can be had
    /// without waiting, up to <paramref name="max"/>. Never fails: see <see cref="ItemBatch.Fault"/>.
    /// </summary>
    public abstract ValueTask<object?> ReadAsync(int min, int max);

    /// <summary>
    /// Ends it early; what is being read right now is ended by whoever reads it. Never fails: what a
    /// source says to its end is of no use to a client that has lost interest, or been told why.
    /// </summary>
    public abstract ValueTask CloseAsync();
}

/// <summary>Some items of a list.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Items">In order.</param>
/// <param name="IsLast">There are no more.</param>
/// <param name="Fault">Why there are no more, when that is not by the source's wish.</param>
internal sealed record ItemBatch(
    ItemSource Source,
    List<object?> Items,
    bool IsLast,
    Exception? Fault
);

/// <summary>A list that is there already; its end is known before it is reached.</summary>
internal sealed class ListSource(IEnumerable list) : ItemSource
{
    private readonly IEnumerator _items = list.GetEnumerator();
    private bool _isAhead;
    private bool _isOver;

    public override ValueTask<object?> ReadAsync(int min, int max) => new(Read(max));

    public override ValueTask CloseAsync()
    {
        _ = Close();
        return ValueTask.CompletedTask;
    }

    public ItemBatch Read(int max)
    {
        List<object?> items = [];
        try
        {
            while (!_isOver && (_isAhead || _items.MoveNext()))
            {
                _isAhead = items.Count == max;
                if (_isAhead)
                {
                    return new(this, items, IsLast: false, Fault: null);
                }

                items.Add(_items.Current);
            }

            return new(this, items, IsLast: true, Fault: Close());
        }
        catch (Exception exception)
        {
            return new(this, items, IsLast: true, exception);
        }
    }

    /// <summary>What went wrong; mostly null.</summary>
    private Exception? Close()
    {
        if (_isOver)
        {
            return null;
        }

        _isOver = true;
        try
        {
            (_items as IDisposable)?.Dispose();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
