namespace Cacao.StandIn.Probing;

[QueryType]
public static class ProbeQueries
{
    public static Probe Probe() => Probing.Probe.Instance;

    /// <summary>How many source streams are open at this moment.</summary>
    public static int OpenStreams(World world) => world.OpenStreams;
}

[MutationType]
public static class ProbeMutations
{
    /// <summary>Appends to a shared log and answers its length; used to see serial order.</summary>
    public static async Task<IReadOnlyList<string>> AppendAsync(
        string word,
        World world,
        TimeProvider time,
        CancellationToken cancellationToken,
        int? delayMs = 0
    )
    {
        var delay = TimeSpan.FromMilliseconds(Math.Clamp(delayMs ?? 0, 0, 2000));
        await Task.Delay(delay, time, cancellationToken);
        return world.Append(word);
    }

    public static bool ClearLog(World world)
    {
        world.ClearLog();
        return true;
    }
}
