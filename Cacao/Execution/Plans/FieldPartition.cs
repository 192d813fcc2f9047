namespace Cacao.Execution.Plans;

/// <summary>Splits the fields of an object by what they wait for, each into one part only.</summary>
/// <remarks>https://github.com/graphql/graphql-spec/pull/1110, BuildExecutionPlan()</remarks>
internal sealed class FieldPartition
{
    private readonly List<(IReadOnlyList<DeferUsage> Usages, List<CollectedField> Fields)> _later =
    [];

    public FieldPartition(CollectedFields collected, IReadOnlyList<DeferUsage> within)
    {
        foreach (var field in collected.Fields)
        {
            var usages = field.DeferredBy();
            (IsSame(usages, within) ? Now : Later(usages)).Add(field);
        }
    }

    /// <summary>Those that come with the object itself.</summary>
    public List<CollectedField> Now { get; } = [];

    public IReadOnlyList<(
        IReadOnlyList<DeferUsage> Usages,
        List<CollectedField> Fields
    )> Deferred => _later;

    private List<CollectedField> Later(IReadOnlyList<DeferUsage> usages)
    {
        foreach (var (known, fields) in _later)
        {
            if (IsSame(known, usages))
            {
                return fields;
            }
        }

        List<CollectedField> added = [];
        _later.Add((usages, added));
        return added;
    }

    private static bool IsSame(IReadOnlyList<DeferUsage> one, IReadOnlyList<DeferUsage> other) =>
        one.Count == other.Count && one.All(other.Contains);
}
