namespace Cacao.Execution.Plans;

/// <summary>One <c>@defer</c> as it stands in one selection set of a plan; compared by identity.</summary>
internal sealed class DeferUsage(string? label, DeferUsage? parent)
{
    public string? Label => label;

    /// <summary>The <c>@defer</c> around this one.</summary>
    public DeferUsage? Parent => parent;

    public bool IsInside(IReadOnlyCollection<DeferUsage> usages)
    {
        for (var outer = parent; outer is not null; outer = outer.Parent)
        {
            if (usages.Contains(outer))
            {
                return true;
            }
        }

        return false;
    }
}
