using Cacao.Errors;
using Cacao.Execution.Fields;
using Cacao.Execution.Plans;
using Cacao.Json;

namespace Cacao.Execution.Incremental;

/// <summary>Fields of one object that the same fragments wait for.</summary>
internal sealed class DeferredPart(
    ObjectResult source,
    SelectionSet set,
    IReadOnlyList<DeferredFragment> fragments
) : Part
{
    /// <summary>The object in the part that came before.</summary>
    public ObjectResult Source => source;

    public SelectionSet Set => set;

    public IReadOnlyList<DeferredFragment> Fragments => fragments;

    /// <summary>Streams inside of it, which begin when it has been delivered.</summary>
    public List<StreamPart> Streams { get; } = [];

    public bool IsStarted { get; set; }

    /// <summary>Its fields once they are executed.</summary>
    public ObjectResult Root { get; set; } = null!;

    /// <summary>Set when written and not yet sent.</summary>
    public JsonResponseWriter? Data { get; set; }

    public IReadOnlyList<IError> Errors { get; set; } = [];

    /// <summary>Somebody still waits for it.</summary>
    public bool IsWanted => fragments.Any(fragment => fragment.State is not FragmentState.Failed);
}
