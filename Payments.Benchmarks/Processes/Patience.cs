using System.Diagnostics;

namespace Payments.Benchmarks.Processes;

/// <summary>Asks again until it is so; a started server does not say when it is ready.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (watch.Elapsed > Limit)
            {
                throw new TimeoutException($"It did not become so within {Limit}.");
            }

            await Task.Delay(
                TimeSpan.FromMilliseconds(20),
                TimeProvider.System,
                CancellationToken.None
            );
        }
    }
}
