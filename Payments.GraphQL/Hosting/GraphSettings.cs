namespace Payments.GraphQL.Hosting;

/// <summary>What the graph shows to whom, and what an operation may cost.</summary>
public sealed class GraphSettings
{
    public const string Section = "Graph";

    /// <summary>
    /// Strangers see no introspection, SDL, IDE or suggestions, and have little to spend. Off by default,
    /// so that a newcomer finds the playground.
    /// </summary>
    public bool Production { get; set; }

    /// <summary>
    /// The work of one operation; HC0047 beyond. A page of 250 with three relations is about 7,500.
    /// </summary>
    public double MaxFieldCost { get; set; } = 10_000;

    /// <summary>The objects that one operation may give. A page of 250 with all their amounts is about 3,000.</summary>
    public double MaxTypeCost { get; set; } = 10_000;
}
