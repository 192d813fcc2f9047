namespace Payments.Tests.Simulation;

/// <summary>
/// What a seed is mostly about. What needs many steps of one kind one after the other would hardly
/// ever happen among all the others.
/// </summary>
internal enum Theme
{
    Anything,
    Questions,
    Suspense,
    Recalls,
    Listening,
    Outages,
}

/// <summary>
/// One kind of thing that a tenant, or somebody who pays a tenant, may do. A new kind of command is
/// a new file beside the others: activities are found by scan.
/// </summary>
internal abstract class Activity
{
    public static IReadOnlyList<Activity> All { get; } =
    [
        .. typeof(Activity)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Activity)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (Activity)Activator.CreateInstance(type)!),
    ];

    /// <summary>How often it is done, compared with the others.</summary>
    public abstract int Weight { get; }

    /// <summary>The seeds in which it is done much more often.</summary>
    public virtual Theme Theme => Theme.Anything;

    /// <summary>What to ask of the server; null when there is nothing to ask now.</summary>
    public abstract Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant);
}
