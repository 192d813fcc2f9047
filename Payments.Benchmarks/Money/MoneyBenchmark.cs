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
                var ceiling = await MeasureCeilingAsync(folder, options);
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
        var ceiling = await MeasureCeilingAsync(folder, options);
        Console.WriteLine(
            $"SQLite, prepared rows            {ceiling, 8:F0}/s in commits of {Batch}"
        );
        var spread = await MeasureServerAsync(folder, Payers, options);
        Console.WriteLine($"SQLite, {Payers} payers                {spread}");
        var hot = await MeasureServerAsync(folder, payers: 1, options);
        Console.WriteLine($"SQLite, one hot account          {hot}");
        ratios["withdrawals"] = Math.Round(spread.PerSecond / ceiling, 3);
        ratios["hotAccount"] = Math.Round(hot.PerSecond / spread.PerSecond, 3);
    }

    private static Task<Measurement> MeasureServerAsync(
        DirectoryInfo folder,
        int payers,
        BenchmarkOptions options
    ) =>
        WithdrawalLoad.MeasureAsync(
            $"Data Source={Path.Combine(folder.FullName, $"payments-{payers}.db")}",
            payers,
            options
        );

    private static async Task<double> MeasureCeilingAsync(
        DirectoryInfo folder,
        BenchmarkOptions options
    )
    {
        using var process = PinnedProcess.StartSelf(
            PinnedProcess.ServerCore,
            "group-commit",
            Path.Combine(folder.FullName, "ceiling.db"),
            options.MeasuredSeconds.ToString(CultureInfo.InvariantCulture),
            Batch.ToString(CultureInfo.InvariantCulture)
        );
        var line = await process.Output.ReadLineAsync();
        return double.Parse(line!, CultureInfo.InvariantCulture);
    }
}
