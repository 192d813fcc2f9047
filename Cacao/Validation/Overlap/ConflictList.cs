namespace Cacao.Validation.Overlap;

/// <summary>The first conflicts that were found, no more of them than will be told.</summary>
internal sealed class ConflictList(int capacity)
{
    private static readonly List<Conflict> None = [];

    private List<Conflict>? _found;

    public IReadOnlyList<Conflict> Found => _found ?? None;

    public bool IsFull => Found.Count >= capacity;

    public void Add(Conflict conflict)
    {
        if (!IsFull)
        {
            (_found ??= []).Add(conflict);
        }
    }
}
