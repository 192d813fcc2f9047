namespace Cacao.Data.Paging;

/// <summary>The checked arguments of one page.</summary>
internal sealed record PageRequest(
    int? First,
    string? After,
    int? Last,
    string? Before,
    bool CountsTotal,
    bool ReadsItems
)
{
    /// <summary>True when the page is taken from the end of the list.</summary>
    public bool IsBackward => First is null && Last is not null;

    /// <summary>Items in the page at most.</summary>
    public int Size => (IsBackward ? Last : First)!.Value;
}
