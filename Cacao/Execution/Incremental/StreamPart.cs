using System.Collections.Immutable;
using Cacao.Errors;
using Cacao.Execution.Fields;
using Cacao.Execution.Plans;

namespace Cacao.Execution.Incremental;

/// <summary>The rest of a list, delivered as its items come.</summary>
internal sealed class StreamPart : Part
{
    /// <summary>The most items of a sequence in one part, however fast they come.</summary>
    public const int MaxBatch = 64;

    public StreamPart(
        ObjectResult owner,
        Selection selection,
        ImmutableDictionary<string, object?>? scoped,
        ItemSource source,
        int index
    )
    {
        (Owner, Selection, Scoped, Source) = (owner, selection, scoped, source);
        var path = ResultNode.Append(owner.Path, selection.ResponseName);
        Promise = new(path, selection.Stream!.Label, isStream: true) { Index = index };
        source.Stream = this;
    }

    /// <summary>The object whose field the list is.</summary>
    public ObjectResult Owner { get; }

    public Selection Selection { get; }

    public OutputShape Item => Selection.Shape.Item!;

    /// <summary>State that the field hands down to the items.</summary>
    public ImmutableDictionary<string, object?>? Scoped { get; }

    public ItemSource Source { get; }

    public Promise Promise { get; }

    public Path Path => Promise.Path!;

    /// <summary>Of the next item.</summary>
    public int Index => Promise.Index;

    /// <summary>The items being completed.</summary>
    public List<object?> Items { get; set; } = [];

    /// <summary>Nothing comes after <see cref="Items"/>.</summary>
    public bool IsLast { get; set; }

    /// <summary>Why nothing comes after them, where that is the source's fault.</summary>
    public FieldFailure? Fault { get; set; }
}
