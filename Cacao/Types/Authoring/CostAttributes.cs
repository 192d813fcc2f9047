namespace Cacao.Types.Authoring;

/// <summary>What the field, argument or type costs in the static cost analysis.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class CostAttribute(double weight) : Attribute
{
    public double Weight { get; } = weight;
}

/// <summary>How many items a list field gives, for the cost analysis.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class ListSizeAttribute : Attribute
{
    public int AssumedSize
    {
        get => AssumedSizeOrNull ?? 0;
        set => AssumedSizeOrNull = value;
    }

    /// <summary>Arguments that say how many, e.g. <c>first</c>.</summary>
    public string[]? SlicingArguments { get; set; }

    public int SlicingArgumentDefaultValue
    {
        get => SlicingArgumentDefaultValueOrNull ?? 0;
        set => SlicingArgumentDefaultValueOrNull = value;
    }

    /// <summary>Fields below that hold the list, e.g. <c>nodes</c>.</summary>
    public string[]? SizedFields { get; set; }

    public bool RequireOneSlicingArgument
    {
        get => RequireOneSlicingArgumentOrNull ?? true;
        set => RequireOneSlicingArgumentOrNull = value;
    }

    internal int? AssumedSizeOrNull { get; private set; }

    internal int? SlicingArgumentDefaultValueOrNull { get; private set; }

    internal bool? RequireOneSlicingArgumentOrNull { get; private set; }
}
