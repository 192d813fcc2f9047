using Cacao.Language;

namespace Cacao.Execution.Plans;

/// <summary>A selection set to collect from, and the <c>@defer</c> that it is inside of.</summary>
internal readonly record struct FieldSource(SelectionSetNode Set, DeferUsage? Usage);

/// <summary>The fields of an object by response name, in document order.</summary>
internal sealed class CollectedFields
{
    // What is asked beyond this comes at once: a document must not blow up by fragments that double.
    private const int MaxUsages = 64;

    private readonly OrderedDictionary<string, CollectedField> _fields = new(
        StringComparer.Ordinal
    );

    private readonly HashSet<(string Fragment, DeferUsage? Within, bool IsDeferred)> _visited = [];
    private readonly List<DeferUsage> _usages = [];

    public IReadOnlyCollection<CollectedField> Fields => _fields.Values;

    /// <summary>The <c>@defer</c>s met here for the first time.</summary>
    public IReadOnlyList<DeferUsage> Usages => _usages;

    public bool HasRoomForUsage => _usages.Count < MaxUsages;

    public void Add(FieldNode node, DeferUsage? usage)
    {
        if (!_fields.TryGetValue(node.ResponseName, out var field))
        {
            field = new CollectedField();
            _fields.Add(node.ResponseName, field);
        }

        field.Add(node, usage);
    }

    public DeferUsage AddUsage(string? label, DeferUsage? parent)
    {
        var usage = new DeferUsage(label, parent);
        _usages.Add(usage);
        return usage;
    }

    /// <summary>True at the first visit, and while what comes at once has not been visited.</summary>
    public bool Visit(string fragment, DeferUsage? within, bool isDeferred) =>
        !(isDeferred && _visited.Contains((fragment, within, false)))
        && _visited.Add((fragment, within, isDeferred));
}

/// <summary>One field, merged from its mentions.</summary>
internal sealed class CollectedField
{
    private readonly List<FieldNode> _nodes = [];
    private readonly List<DeferUsage?> _usages = [];

    public IReadOnlyList<FieldNode> Nodes => _nodes;

    public void Add(FieldNode node, DeferUsage? usage)
    {
        _nodes.Add(node);
        _usages.Add(usage);
    }

    /// <summary>What the field's value is asked for.</summary>
    public IReadOnlyList<FieldSource> Sources() =>
        [.. _nodes.Select((node, i) => new FieldSource(node.SelectionSet!, _usages[i]))];

    /// <summary>
    /// The fragments that the field waits for; none when it is also asked for outside of any. Inside
    /// of one that has it already, a further <c>@defer</c> adds nothing.
    /// </summary>
    public IReadOnlyList<DeferUsage> DeferredBy()
    {
        if (_usages.Contains(null))
        {
            return [];
        }

        var usages = _usages.Distinct().OfType<DeferUsage>().ToList();
        return [.. usages.Where(usage => !usage.IsInside(usages))];
    }

    /// <summary>All below comes together with the field itself, as far as it does not say otherwise.</summary>
    public bool ComesWhole(IReadOnlyList<DeferUsage> within) =>
        _usages.TrueForAll(usage =>
            usage is null ? within.Count == 0 : within is [var only] && only == usage
        );
}
