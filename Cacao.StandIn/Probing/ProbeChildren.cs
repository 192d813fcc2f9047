namespace Cacao.StandIn.Probing;

[ExtendObjectType<Probe>]
public static class ProbeChildren
{
    private const int CountMax = 20;

    /// <summary>Answers after the given number of milliseconds.</summary>
    public static async Task<int> SlowAsync(
        int ms,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var delay = TimeSpan.FromMilliseconds(Math.Clamp(ms, 0, 10_000));
        await Task.Delay(delay, time, cancellationToken);
        return ms;
    }

    public static Probe? Child() => Probe.Instance;

    public static Probe StrictChild() => Probe.Instance;

    public static IReadOnlyList<Probe?>? Children(int count = 2) => Many(count);

    public static IReadOnlyList<Probe>? StrictChildren(int count = 2) => Many(count);

    private static Probe[] Many(int count) =>
        [.. Enumerable.Repeat(Probe.Instance, Math.Clamp(count, 0, CountMax))];
}
