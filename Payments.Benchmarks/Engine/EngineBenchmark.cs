using System.Text.Json;

namespace Payments.Benchmarks.Engine;

/// <summary>
/// Requests each second of the engine, as a ratio to a bare endpoint that writes the same JSON:
/// the server on one core, the load on the other.
/// </summary>
internal static class EngineBenchmark
{
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("payments-benchmark-");
        try
        {
            var database = Path.Combine(folder.FullName, "sample.db");
            var requests = EngineRequest
                .All.Where(request => options.Only is null || request.Name == options.Only)
                .ToArray();
            await SameAnswers.DemandAsync(database, requests);
            var figures = new Dictionary<string, double>(StringComparer.Ordinal);
            await ColdStart.MeasureAsync(database, requests[0], figures);
            foreach (var request in requests)
            {
                using var duel = await Duel.StartAsync(database, request);
                await duel.MeasureAsync(options, figures);
            }

            Console.WriteLine(JsonSerializer.Serialize(figures));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
