using System.Globalization;
using System.Text.Json;
using Payments.Benchmarks.Load;
using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Engine;

/// <summary>
/// Requests each second of the engine, as a ratio to a bare endpoint that writes the same JSON:
/// the server on one core, the load on the other.
/// </summary>
internal static class EngineBenchmark
{
    private const int Connections = 32;

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
            var ratios = new Dictionary<string, double>();
            foreach (var request in requests)
            {
                var bare = await MeasureAsync(SampleServer.Bare, database, request, options);
                var cacao = await MeasureAsync(SampleServer.Cacao, database, request, options);
                ratios[request.Name] = Math.Round(cacao.PerSecond / bare.PerSecond, 3);
                // Where other programs run beside it, this one is disturbed less than the rate.
                var cost = bare.CpuMicroseconds / cacao.CpuMicroseconds;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{request.Name} ratio  {ratios[request.Name]:F3} by rate, {cost:F3} by processor time"
                    )
                );
            }

            Console.WriteLine(JsonSerializer.Serialize(ratios));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Measurement> MeasureAsync(
        string kind,
        string database,
        EngineRequest request,
        BenchmarkOptions options
    )
    {
        using var server = await SampleServer.StartAsync(kind, database, request);
        var plan = new LoadPlan(
            server.Port,
            server.PathOf(request),
            request.Body,
            Connections,
            options.WarmupSeconds,
            options.MeasuredSeconds,
            "{\"data\":{"
        );
        var measured = await Measurement.TakeAsync(server.Process, plan);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{request.Name} {kind, -5} {measured}, first answer after {server.FirstAnswerAfter.TotalSeconds:F2} s"
            )
        );
        return measured;
    }
}
