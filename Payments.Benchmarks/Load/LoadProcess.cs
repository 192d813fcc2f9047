using System.Diagnostics;
using System.Text.Json;

namespace Payments.Benchmarks.Load;

/// <summary>
/// The process that loads a server. It writes <see cref="Measuring"/> when the warm-up is over and
/// the result, as JSON, when the measured seconds are, so that its starter can read the server's
/// processor time at the same two moments.
/// </summary>
internal static class LoadProcess
{
    public const string Measuring = "measuring";

    public static async Task<int> RunAsync(string argument)
    {
        var plan = LoadPlan.FromArgument(argument);
        var counter = new LoadCounter();
        using var over = new CancellationTokenSource();
        var connections = Enumerable
            .Range(0, plan.Connections)
            .Select(number => new LoadConnection(plan, counter, number))
            .ToArray();
        var running = Array.ConvertAll(connections, connection => connection.RunAsync(over.Token));

        await PassAsync(plan.WarmupSeconds, running);
        var (answers, failed, watch) = (counter.Answers, counter.Failed, Stopwatch.StartNew());
        Console.WriteLine(Measuring);
        await PassAsync(plan.MeasuredSeconds, running);
        var result = new LoadResult(
            counter.Answers - answers,
            counter.Failed - failed,
            watch.Elapsed.TotalSeconds,
            counter.FirstFailure
        );
        Console.WriteLine(JsonSerializer.Serialize(result));

        await over.CancelAsync();
        await Task.WhenAll(running);
        Array.ForEach(connections, connection => connection.Dispose());
        return 0;
    }

    /// <summary>Waits for time to pass, or for a connection to fail.</summary>
    private static async Task PassAsync(int seconds, Task[] running)
    {
        var passed = Task.Delay(
            TimeSpan.FromSeconds(seconds),
            TimeProvider.System,
            CancellationToken.None
        );
        var first = await Task.WhenAny([passed, .. running]);
        await first;
    }
}
