using Cacao.Errors;
using Cacao.Execution.Plans;

namespace Cacao.Execution.Fields;

/// <summary>Where writing stands; costs a store per step, and becomes a path only for an error.</summary>
internal sealed class ResponsePath
{
    private (Selection? Selection, int Index)[] _segments = new (Selection?, int)[32];
    private int _depth;
    private Path? _root;

    public int Depth => _depth;

    /// <param name="root">Where what is written now has its place in the response.</param>
    public void Reset(Path? root = null)
    {
        Array.Clear(_segments);
        _depth = 0;
        _root = root;
    }

    public void Push(Selection selection)
    {
        Grow();
        _segments[_depth++] = (selection, 0);
    }

    public void PushItem()
    {
        Grow();
        _segments[_depth++] = (null, 0);
    }

    public void SetIndex(int index) => _segments[_depth - 1].Index = index;

    public void Pop() => _depth--;

    /// <summary>Forgets the steps below, after an exception has jumped over their end.</summary>
    public void TruncateTo(int depth) => _depth = depth;

    public Path ToPath()
    {
        var path = _root;
        for (var i = 0; i < _depth; i++)
        {
            var (selection, index) = _segments[i];
            path = selection is null
                ? path!.Append(index)
                : ResultNode.Append(path, selection.ResponseName);
        }

        return path!;
    }

    private void Grow()
    {
        if (_depth == _segments.Length)
        {
            Array.Resize(ref _segments, _depth * 2);
        }
    }
}
