using System.Diagnostics;
using System.Globalization;

namespace Payments.Benchmarks.Money;

/// <summary>
/// The ceiling for withdrawals: their rows, written by prepared statements and nothing else, many to a
/// commit that waits for the disk (WAL, synchronous=FULL).
/// </summary>
internal static class GroupCommitCeiling
{
    private const int WarmupSeconds = 5;

    public static async Task<int> RunAsync(
        string database,
        string seconds,
        string batch,
        string tenants,
        string wholeLife
    )
    {
        using var writer = await CeilingWriter.OpenAsync(
            database,
            int.Parse(tenants, CultureInfo.InvariantCulture),
            bool.Parse(wholeLife)
        );
        var batchSize = int.Parse(batch, CultureInfo.InvariantCulture);
        _ = await WithdrawalsPerSecondAsync(writer, batchSize, WarmupSeconds);
        var measured = int.Parse(seconds, CultureInfo.InvariantCulture);
        var rate = await WithdrawalsPerSecondAsync(writer, batchSize, measured);
        Console.WriteLine(rate.ToString("F1", CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<double> WithdrawalsPerSecondAsync(
        CeilingWriter writer,
        int batchSize,
        int seconds
    )
    {
        var watch = Stopwatch.StartNew();
        var withdrawals = 0L;
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            await writer.CommitAsync(batchSize, TimeProvider.System.GetUtcNow());
            withdrawals += batchSize;
        }

        return withdrawals / watch.Elapsed.TotalSeconds;
    }
}
