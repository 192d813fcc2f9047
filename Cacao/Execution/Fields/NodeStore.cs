using System.Collections.Immutable;
using Cacao.Execution.Plans;

namespace Cacao.Execution.Fields;

/// <summary>Hands out result nodes and their slots, and takes them all back at the end of a request.</summary>
internal sealed class NodeStore
{
    private const int ChunkLength = 256;

    // What a request beyond this needs is left to the garbage collector.
    private const int MaxKeptNodes = 1024;
    private const int MaxKeptLists = 64;

    private readonly List<ObjectResult> _nodes = [];
    private readonly List<ListResult> _lists = [];
    private readonly object?[] _firstChunk = new object?[ChunkLength];
    private object?[] _chunk;
    private int _usedNodes;
    private int _usedSlots;
    private int _usedLists;

    /// <summary>
    /// From now on, what is handed out is not taken back: a response in parts may have any number of
    /// nodes, and needs few of them at a time.
    /// </summary>
    public bool LetsGo { get; set; }

    public NodeStore() => _chunk = _firstChunk;

    public ObjectResult Rent(
        SelectionSet set,
        object value,
        ImmutableDictionary<string, object?>? scoped
    )
    {
        if (LetsGo)
        {
            var loose = new ObjectResult();
            var slots = set.Slotted.Length == 0 ? [] : new object?[set.Slotted.Length];
            loose.Initialize(set, value, (slots, 0), scoped);
            return loose;
        }

        if (_usedNodes == _nodes.Count)
        {
            _nodes.Add(new ObjectResult());
        }

        var node = _nodes[_usedNodes++];
        node.Initialize(set, value, RentSlots(set.Slotted.Length), scoped);
        return node;
    }

    public ListResult RentList()
    {
        if (LetsGo)
        {
            return new ListResult();
        }

        if (_usedLists == _lists.Count)
        {
            _lists.Add(new ListResult());
        }

        return _lists[_usedLists++];
    }

    public void Reset()
    {
        LetsGo = false;
        ResetLists();
        Array.Clear(
            _firstChunk,
            0,
            ReferenceEquals(_chunk, _firstChunk) ? _usedSlots : ChunkLength
        );
        _chunk = _firstChunk;
        _usedSlots = 0;
        for (var i = 0; i < Math.Min(_usedNodes, MaxKeptNodes); i++)
        {
            _nodes[i].Initialize(null!, null!, (_firstChunk, 0), null);
        }

        if (_nodes.Count > MaxKeptNodes)
        {
            _nodes.RemoveRange(MaxKeptNodes, _nodes.Count - MaxKeptNodes);
        }

        _usedNodes = 0;
    }

    private void ResetLists()
    {
        for (var i = 0; i < _usedLists; i++)
        {
            if (_lists[i].Items.Capacity > MaxKeptNodes)
            {
                _lists[i] = new ListResult();
            }
            else
            {
                _lists[i].Clear();
            }
        }

        if (_lists.Count > MaxKeptLists)
        {
            _lists.RemoveRange(MaxKeptLists, _lists.Count - MaxKeptLists);
        }

        _usedLists = 0;
    }

    private (object?[] Slots, int Offset) RentSlots(int count)
    {
        if (_chunk.Length - _usedSlots < count)
        {
            _chunk = new object?[Math.Max(ChunkLength * 4, count)];
            _usedSlots = 0;
        }

        var offset = _usedSlots;
        _usedSlots += count;
        return (_chunk, offset);
    }
}
