using System.Globalization;
using System.Text.Json;
using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Money;

/// <summary>
/// What moving money costs, as ratios to what the same machine does at best, all in one run. Each
/// part can be taken alone: <c>--only sqlite</c>, <c>postgres</c>, <c>lists</c>, <c>batch</c>.
/// </summary>
internal static class MoneyBenchmark
{
    // Commits as large as the server's can become with so many callers.
    private const int Batch = WithdrawalLoad.Connections;
    private const int Payers = 16;

    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("payments-benchmark-");
        var ratios = new Dictionary<string, double>();
        try
        {
            if (options.Only is null or "sqlite")
            {
                await MeasureSqliteAsync(folder, options, ratios);
            }

            if (options.Only is null or "postgres")
            {
                await PostgresBenchmark.MeasureAsync(Payers, options, ratios);
            }

            if (options.Only is null or "lists")
            {
                await ListBenchmark.MeasureAsync(folder, options, ratios);
            }

            if (options.Only is null or "batch")
            {
                var ceiling = await MeasureCeilingAsync(folder, 1, wholeLife: false, options);
                await BatchBenchmark.MeasureAsync(folder, ceiling, options, ratios);
            }

            Console.WriteLine(JsonSerializer.Serialize(ratios));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureSqliteAsync(
        DirectoryInfo folder,
        BenchmarkOptions options,
        Dictionary<string, double> ratios
    )
    {
        var made = await MeasureCeilingAsync(folder, 1, wholeLife: false, options);
        Console.WriteLine($"SQLite, rows of creation, hot    {made, 8:F0}/s in commits of {Batch}");
        var lived = await MeasureCeilingAsync(folder, Payers, wholeLife: true, options);
        Console.WriteLine($"SQLite, all rows, {Payers} payers      {lived, 8:F0}/s");
        var spread = await MeasureServerAsync(folder, Payers, options);
        Console.WriteLine($"SQLite, {Payers} payers                {spread}");
        var hot = await MeasureServerAsync(folder, payers: 1, options);
        Console.WriteLine($"SQLite, one hot account          {hot}");
        var accepted = await MeasureServerAsync(folder, payers: 1, options, isRailDown: true);
        Console.WriteLine($"SQLite, the same, rail down      {accepted}");
        // The server's withdrawals are sent, taken and settled in the same time: these are the same rows.
        ratios["withdrawals"] = Math.Round(spread.PerSecond / lived, 3);
        ratios["withdrawalsToRowsOfCreation"] = Math.Round(spread.PerSecond / made, 3);
        // Neither sends what it makes: like beside like again.
        ratios["acceptedToRowsOfCreation"] = Math.Round(accepted.PerSecond / made, 3);
        ratios["hotAccount"] = Math.Round(hot.PerSecond / spread.PerSecond, 3);
    }

    private static Task<Measurement> MeasureServerAsync(
        DirectoryInfo folder,
        int payers,
        BenchmarkOptions options,
        bool isRailDown = false
    ) =>
        WithdrawalLoad.MeasureAsync(
            $"Data Source={Path.Combine(folder.FullName, $"payments-{payers}-{isRailDown}.db")}",
            payers,
            isRailDown,
            options
        );

    private static async Task<double> MeasureCeilingAsync(
        DirectoryInfo folder,
        int tenants,
        bool wholeLife,
        BenchmarkOptions options
    )
    {
        using var process = PinnedProcess.StartSelf(
            PinnedProcess.ServerCore,
            "group-commit",
            Path.Combine(folder.FullName, $"ceiling-{tenants}-{wholeLife}.db"),
            options.MeasuredSeconds.ToString(CultureInfo.InvariantCulture),
            Batch.ToString(CultureInfo.InvariantCulture),
            tenants.ToString(CultureInfo.InvariantCulture),
            wholeLife.ToString()
        );
        var line = await process.Output.ReadLineAsync();
        return double.Parse(line!, CultureInfo.InvariantCulture);
    }
}
