using System.Diagnostics;
using System.Globalization;
using SQLitePCL;

namespace Payments.Benchmarks.Money;

/// <summary>
/// The ceiling for withdrawals: the rows of one, written by prepared statements and nothing else,
/// many to a commit that waits for the disk (WAL, synchronous=FULL).
/// </summary>
internal static class GroupCommitCeiling
{
    private const int WarmupSeconds = 3;

    public static int Run(string database, string seconds, string batch)
    {
        Batteries_V2.Init();
        using var writer = new CeilingWriter(database);
        var batchSize = int.Parse(batch, CultureInfo.InvariantCulture);
        _ = CommandsPerSecond(writer, batchSize, WarmupSeconds);
        var measured = int.Parse(seconds, CultureInfo.InvariantCulture);
        Console.WriteLine(
            CommandsPerSecond(writer, batchSize, measured)
                .ToString("F1", CultureInfo.InvariantCulture)
        );
        return 0;
    }

    private static double CommandsPerSecond(CeilingWriter writer, int batchSize, int seconds)
    {
        var watch = Stopwatch.StartNew();
        var commands = 0L;
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            writer.Commit(batchSize);
            commands += batchSize;
        }

        return commands / watch.Elapsed.TotalSeconds;
    }
}
