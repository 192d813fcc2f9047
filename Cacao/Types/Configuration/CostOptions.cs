namespace Cacao.Types.Configuration;

/// <summary>
/// The static cost analysis: what an operation may cost, and what a field costs that says nothing
/// itself. Set by <c>ModifyCostOptions</c>.
/// </summary>
/// <remarks>https://ibm.github.io/graphql-specs/cost-spec.html</remarks>
public sealed class CostOptions
{
    /// <summary>The work that the fields of one operation may be. The default is 1,000.</summary>
    public double MaxFieldCost { get; set; } = 1000;

    /// <summary>The objects that one operation may give. The default is 1,000.</summary>
    public double MaxTypeCost { get; set; } = 1000;

    /// <summary>False: costs are told to those who ask, and nothing is refused. The default is true.</summary>
    public bool EnforceCostLimits { get; set; } = true;

    /// <summary>True: nothing is analysed at all. The default is false.</summary>
    public bool SkipAnalyzer { get; set; }

    /// <summary>
    /// Fields whose resolvers wait or read weigh <see cref="DefaultResolverCost"/>, and filters and
    /// orders as below; the schema shows it as <c>@cost</c>. The default is true.
    /// </summary>
    public bool ApplyCostDefaults { get; set; } = true;

    /// <summary>
    /// The SDL and introspection have <c>@cost</c> and <c>@listSize</c>; false: they count all the same,
    /// and clients do not see them. The default is true.
    /// </summary>
    public bool ShowInSchema { get; set; } = true;

    /// <summary>
    /// A paged field without <c>first</c> and <c>last</c> counts as its default page, not as its
    /// largest. The default is true.
    /// </summary>
    public bool ApplySlicingArgumentDefaultValue { get; set; } = true;

    /// <summary>The weight of a field that waits or reads: asynchronous, a query, or with a resolver of its own. The default is 10.</summary>
    public double DefaultResolverCost { get; set; } = 10;

    /// <summary>
    /// Every answer but the events of a subscription and responses in parts tells in <c>extensions.cost</c> what the operation cost, not only a refusal and
    /// answers to the header <c>GraphQL-Cost</c>. The default is false.
    /// </summary>
    public bool TellInEveryAnswer { get; set; }

    /// <summary>Weights of <c>where</c> and what stands in it.</summary>
    public FilterCostOptions Filtering { get; } = new();

    /// <summary>Weights of <c>order</c> and what stands in it.</summary>
    public SortCostOptions Sorting { get; } = new();
}

/// <summary>What filtering weighs.</summary>
public sealed class FilterCostOptions
{
    /// <summary>The argument itself. The default is 10.</summary>
    public double DefaultFilterArgumentCost { get; set; } = 10;

    /// <summary>A comparison that an index can answer. The default is 10.</summary>
    public double DefaultFilterOperationCost { get; set; } = 10;

    /// <summary>A comparison of parts of a text (<c>contains</c>, <c>startsWith</c>, <c>endsWith</c> and their negations). The default is 20.</summary>
    public double DefaultExpensiveFilterOperationCost { get; set; } = 20;
}

/// <summary>What sorting weighs.</summary>
public sealed class SortCostOptions
{
    /// <summary>The argument itself. The default is 10.</summary>
    public double DefaultSortArgumentCost { get; set; } = 10;

    /// <summary>Each field to sort by. The default is 10.</summary>
    public double DefaultSortOperationCost { get; set; } = 10;
}
