using Cacao.Errors;

namespace Cacao.Execution.Incremental;

/// <summary>What the client has been told will come: a deferred fragment at a place, or the rest of a list.</summary>
internal sealed class Promise(Path? path, string? label, bool isStream)
{
    /// <summary>Given when it is announced.</summary>
    public string Id { get; set; } = "";

    /// <summary>The object that the fragment stands in, or the list; null for the root.</summary>
    public Path? Path => path;

    public string? Label => label;

    public bool IsStream => isStream;

    /// <summary>How many items of the list have been delivered.</summary>
    public int Index { get; set; }
}
