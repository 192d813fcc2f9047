using Cacao.Errors;
using Cacao.Execution.Incremental;
using Cacao.Execution.Plans;
using Cacao.Json;

namespace Cacao.Execution.Fields;

/// <summary>
/// Writing what comes after the first part, and noting on the way what else is to come. A note stands
/// as long as the value that it belongs to: with a null that propagates it is taken back.
/// </summary>
internal sealed partial class ResponseWriter
{
    private List<(int Position, object Item)>? _found;

    /// <summary>
    /// Fragments, parts and streams below what has been written, each after the one that it is inside of.
    /// </summary>
    public IReadOnlyList<object> TakeFound()
    {
        if (_found is not { Count: > 0 } found)
        {
            return [];
        }

        _found = null;
        return [.. found.Select(note => note.Item)];
    }

    /// <summary>Writes an object's deferred fields; false when null has travelled up to the object.</summary>
    public bool WritePart(ObjectResult root)
    {
        Begin(root.Path);
        return WriteObject(root.Set, root.Value, root);
    }

    /// <summary>Writes items of a list that is under way already.</summary>
    /// <returns>
    /// How many; when that is not all, the next one was null and must not be, and its errors are
    /// those from <paramref name="failure"/> on.
    /// </returns>
    public int WriteItems(StreamPart stream, List<object?> items, out int failure)
    {
        Begin(stream.Path);
        _path.PushItem();
        _json.WriteByte((byte)'[');
        var count = 0;
        failure = 0;
        foreach (var item in items)
        {
            failure = _errors.Count;
            var start = _json.Position;
            if (!TryWriteItem(stream, item, count))
            {
                TakeBack(start);
                break;
            }

            count++;
        }

        _json.WriteByte((byte)']');
        return count;
    }

    private bool TryWriteItem(StreamPart stream, object? item, int count)
    {
        _path.TruncateTo(1);
        _path.SetIndex(stream.Index + count);
        try
        {
            if (count > 0)
            {
                _json.WriteByte((byte)',');
            }

            return WriteValue(stream.Selection, stream.Item, item);
        }
        catch (Exception exception)
        {
            return Report(stream.Selection, _settings.Fail(exception, stream.Selection).Errors);
        }
    }

    private void Begin(Path? path)
    {
        _json = new JsonResponseWriter(1024);
        _path.Reset(path);
    }

    private void Note(ObjectResult node, Deferral deferral)
    {
        _found ??= [];
        var position = _json.Position;
        if (deferral.Usages.Count > 0)
        {
            // A list of its own: a part of the same object shares that of the object.
            node.Fragments = [.. node.Fragments ?? []];
        }

        foreach (var usage in deferral.Usages)
        {
            var parent = usage.Parent is null ? null : node.FragmentOf(usage.Parent);
            var fragment = new DeferredFragment(usage, node.Path, parent);
            node.Fragments!.Add(fragment);
            _found.Add((position, fragment));
        }

        foreach (var set in deferral.Sets)
        {
            var fragments = set.Usages.Select(node.FragmentOf).ToList();
            _found.Add((position, new DeferredPart(node, set.Set, fragments)));
        }
    }

    private void Note(StreamPart stream, int position) => (_found ??= []).Add((position, stream));

    private void TakeBack(int position)
    {
        _json.Truncate(position);
        _found?.RemoveAll(note => note.Position >= position);
    }
}
