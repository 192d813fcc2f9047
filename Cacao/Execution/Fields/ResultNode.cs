using System.Collections.Immutable;
using Cacao.Errors;
using Cacao.Execution.Incremental;
using Cacao.Execution.Plans;

namespace Cacao.Execution.Fields;

/// <summary>
/// A value that could not be written straight from its object, because something below it had to be
/// resolved first. Only these are kept; everything else stays the application's own object.
/// </summary>
internal abstract class ResultNode
{
    public ResultNode? Parent { get; private set; }

    /// <summary>The field that this is the value of; null for items and for the root.</summary>
    public Selection? Selection { get; private set; }

    /// <summary>The place in the parent, for items.</summary>
    public int Index { get; private set; }

    /// <summary>The part of the response that this belongs to; null for the first.</summary>
    public Part? Part { get; set; }

    public Path? Path =>
        Parent is null ? null
        : Selection is null ? Parent.Path!.Append(Index)
        : Append(Parent.Path, Selection.ResponseName);

    public static Path Append(Path? parent, string name) =>
        parent is null ? Path.Of(name) : parent.Append(name);

    protected void Place(ResultNode? parent, Selection? selection, int index)
    {
        Parent = parent;
        Selection = selection;
        Index = index;
        Part = parent?.Part;
    }
}

/// <summary>An object with slots for the fields that are resolved before writing.</summary>
internal sealed class ObjectResult : ResultNode
{
    private object?[] _slots = [];
    private int _offset;

    public SelectionSet Set { get; private set; } = null!;

    public object Value { get; private set; } = null!;

    /// <summary>State set by a field further up.</summary>
    public ImmutableDictionary<string, object?>? Scoped { get; private set; }

    /// <summary>Of the <c>@defer</c>s that stand in the selection sets of this object.</summary>
    public List<DeferredFragment>? Fragments { get; set; }

    public ref object? this[int slot] => ref _slots[_offset + slot];

    public void Initialize(
        SelectionSet set,
        object value,
        (object?[] Slots, int Offset) place,
        ImmutableDictionary<string, object?>? scoped
    )
    {
        Set = set;
        Value = value;
        (_slots, _offset) = place;
        Scoped = scoped;
        Fragments = null;
        Place(null, null, 0);
    }

    public void PutUnder(ResultNode parent, Selection? selection, int index) =>
        Place(parent, selection, index);

    /// <summary>The same object once more, for fields that come later.</summary>
    public void PutBeside(ObjectResult source, Part part)
    {
        Place(source.Parent, source.Selection, source.Index);
        Fragments = source.Fragments;
        Part = part;
    }

    /// <summary>That of this object, or of the nearest one above it.</summary>
    public DeferredFragment FragmentOf(DeferUsage usage)
    {
        for (ResultNode? node = this; node is not null; node = node.Parent)
        {
            if (
                (node as ObjectResult)?.Fragments?.Find(fragment => fragment.Usage == usage) is
                { } found
            )
            {
                return found;
            }
        }

        throw new InvalidOperationException(
            "A fragment is deferred further up, but not found there."
        );
    }
}

/// <summary>A list whose items are nodes, lists of nodes, failures or null.</summary>
internal sealed class ListResult : ResultNode
{
    public List<object?> Items { get; } = [];

    /// <summary>The items that come later.</summary>
    public StreamPart? Rest { get; set; }

    public void PutUnder(ResultNode parent, Selection? selection, int index) =>
        Place(parent, selection, index);

    public void Clear()
    {
        Items.Clear();
        Rest = null;
        Place(null, null, 0);
    }
}

/// <summary>Stands in the place of a value that was not to be had.</summary>
/// <param name="Errors">Without path and locations: those are known where it is written.</param>
internal sealed record FieldFailure(IReadOnlyList<IError> Errors);
