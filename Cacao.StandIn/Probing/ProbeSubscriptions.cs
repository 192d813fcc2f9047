using System.Runtime.CompilerServices;

namespace Cacao.StandIn.Probing;

[SubscriptionType]
public static class ProbeSubscriptions
{
    public static async IAsyncEnumerable<int> CountFrom(
        int from,
        World world,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        int? delayMs = 5
    )
    {
        using var open = world.OpenStream();
        for (var number = from; number >= 0; number--)
        {
            var delay = TimeSpan.FromMilliseconds(Math.Max(delayMs ?? 0, 0));
            await Task.Delay(delay, time, cancellationToken);
            yield return number;
        }
    }

    /// <summary>Counts down to zero and ends.</summary>
    [Subscribe(With = nameof(CountFrom))]
    public static int Countdown([EventMessage] int number) => number;

    public static async IAsyncEnumerable<int> Beat(
        int intervalMs,
        World world,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var open = world.OpenStream();
        var number = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var interval = TimeSpan.FromMilliseconds(Math.Max(intervalMs, 1));
            await Task.Delay(interval, time, cancellationToken);
            yield return number++;
        }
    }

    /// <summary>Never ends.</summary>
    [Subscribe(With = nameof(Beat))]
    public static int Heartbeat([EventMessage] int number) => number;

    public static IAsyncEnumerable<int> OpenBrokenAtStart() =>
        throw Broken.OnPurpose("brokenAtStart");

    /// <summary>Cannot be started.</summary>
    [Subscribe(With = nameof(OpenBrokenAtStart))]
    public static int BrokenAtStart([EventMessage] int number) => number;

    public static async IAsyncEnumerable<int> CountTo(int count, World world)
    {
        using var open = world.OpenStream();
        for (var number = 0; number < count; number++)
        {
            await Task.Yield();
            yield return number;
        }
    }

    /// <summary>The field fails on every odd event; ends after the given count.</summary>
    [Subscribe(With = nameof(CountTo))]
    public static int? BrokenField([EventMessage] int number) =>
        number % 2 == 0 ? number : throw Broken.OnPurpose("brokenField");

    public static async IAsyncEnumerable<int> BreakAfter(int after, World world)
    {
        await foreach (var number in CountTo(after, world))
        {
            yield return number;
        }

        throw Broken.OnPurpose("brokenStream");
    }

    /// <summary>The source stream itself fails after the given count.</summary>
    [Subscribe(With = nameof(BreakAfter))]
    public static int BrokenStream([EventMessage] int number) => number;
}
