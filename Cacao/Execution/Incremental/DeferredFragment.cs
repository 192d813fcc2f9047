using Cacao.Errors;
using Cacao.Execution.Plans;

namespace Cacao.Execution.Incremental;

/// <summary>A deferred fragment at one object: delivered when all its parts are there, or not at all.</summary>
internal sealed class DeferredFragment(DeferUsage usage, Path? path, DeferredFragment? parent)
{
    public DeferUsage Usage => usage;

    /// <summary>The fragment that has to be delivered before this one is started.</summary>
    public DeferredFragment? Parent => parent;

    public Promise Promise { get; } = new(path, usage.Label, isStream: false);

    public List<DeferredPart> Parts { get; } = [];

    /// <summary>Fragments inside this one.</summary>
    public List<DeferredFragment> Children { get; } = [];

    /// <summary>Parts that are not written yet.</summary>
    public int Unfinished { get; set; }

    public FragmentState State { get; set; }

    /// <summary>Why null has travelled up to it.</summary>
    public IReadOnlyList<IError>? Failure { get; set; }
}

internal enum FragmentState
{
    /// <summary>Waits for the fragment around it.</summary>
    Held,

    /// <summary>Announced to the client, and executed.</summary>
    Released,

    Delivered,

    Failed,
}
