using System.Globalization;
using System.Text.RegularExpressions;

namespace Payments.Benchmarks.Money;

/// <summary>
/// Withdrawals on PostgreSQL, as a ratio to pgbench running the same statements on the same server
/// with as many connections.
/// </summary>
internal static partial class PostgresBenchmark
{
    public static async Task MeasureAsync(
        int payers,
        BenchmarkOptions options,
        Dictionary<string, double> ratios
    )
    {
        await using var postgres = await PostgresServer.StartAsync();
        if (postgres is null)
        {
            Console.WriteLine("PostgreSQL is not installed: left out.");
            return;
        }

        var pgbench = await MeasurePgBenchAsync(postgres, payers, options);
        Console.WriteLine($"PostgreSQL, pgbench              {pgbench, 8:F0}/s, one to a commit");
        var database = await postgres.CreateDatabaseAsync("served");
        var served = await WithdrawalLoad.MeasureAsync(database, payers, options);
        Console.WriteLine($"PostgreSQL, {payers} payers            {served}");
        ratios["postgres"] = Math.Round(served.PerSecond / pgbench, 3);
    }

    private static async Task<double> MeasurePgBenchAsync(
        PostgresServer postgres,
        int payers,
        BenchmarkOptions options
    )
    {
        const string Name = "pgbench";
        var database = await postgres.CreateDatabaseAsync(Name);
        await Payers.PutAsync(database, payers);
        await PgBenchScript.PrepareAsync(database);
        var script = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(script, PgBenchScript.Text);
            string[] arguments =
            [
                "-n",
                "-M",
                "prepared",
                "-c",
                Number(WithdrawalLoad.Connections),
                "-T",
                Number(options.MeasuredSeconds),
                "-D",
                $"payers={Number(payers)}",
                "-f",
                script,
            ];
            var output = await postgres.PgBenchAsync(Name, arguments);
            return double.Parse(
                Rate().Match(output).Groups["rate"].ValueSpan,
                CultureInfo.InvariantCulture
            );
        }
        finally
        {
            File.Delete(script);
        }
    }

    [GeneratedRegex(
        "tps = (?<rate>[0-9.]+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Rate();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
