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

        var made = await MeasurePgBenchAsync(
            postgres,
            "made",
            PgBenchScript.Creation,
            payers,
            options
        );
        Console.WriteLine($"PostgreSQL, pgbench, creation    {made, 8:F0}/s, one to a commit");
        var lived = await MeasurePgBenchAsync(
            postgres,
            "lived",
            PgBenchScript.WholeLife,
            payers,
            options
        );
        Console.WriteLine($"PostgreSQL, pgbench, whole life  {lived, 8:F0}/s, three commits each");
        var database = await postgres.CreateDatabaseAsync("served");
        var served = await WithdrawalLoad.MeasureAsync(
            database,
            payers,
            isRailDown: false,
            options
        );
        Console.WriteLine($"PostgreSQL, {payers} payers            {served}");
        // The server's withdrawals are sent, taken and settled in the same time: these are the same statements.
        ratios["postgres"] = Math.Round(served.PerSecond / lived, 3);
        ratios["postgresToCreation"] = Math.Round(served.PerSecond / made, 3);
    }

    private static async Task<double> MeasurePgBenchAsync(
        PostgresServer postgres,
        string name,
        string statements,
        int payers,
        BenchmarkOptions options
    )
    {
        var database = await postgres.CreateDatabaseAsync(name);
        await Payers.PutAsync(database, payers);
        await PgBenchScript.PrepareAsync(database);
        var script = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(script, statements);
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
            var output = await postgres.PgBenchAsync(name, arguments);
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
