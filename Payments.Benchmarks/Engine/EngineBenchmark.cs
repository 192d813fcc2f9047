using System.Globalization;
using System.Text;
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
            var ratios = new Dictionary<string, double?>();
            foreach (var request in EngineRequest.All)
            {
                var bare = await MeasureAsync(
                    "serve-bare",
                    $"/{request.Name}",
                    database,
                    request,
                    options
                );
                ratios[request.Name] = null;
                Console.WriteLine($"{request.Name} bare   {bare}");
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
        string server,
        string path,
        string database,
        EngineRequest request,
        BenchmarkOptions options
    )
    {
        var port = FreePort.Find();
        using var process = PinnedProcess.StartSelf(
            PinnedProcess.ServerCore,
            server,
            port.ToString(CultureInfo.InvariantCulture),
            database
        );
        using var http = new HttpClient();
        await Patience.UntilAsync(() => AnswersAsync(http, port, path, request.Body));
        var plan = new LoadPlan(
            port,
            path,
            request.Body,
            Connections,
            options.WarmupSeconds,
            options.MeasuredSeconds,
            "{\"data\":{"
        );
        return await Measurement.TakeAsync(process, plan);
    }

    private static async Task<bool> AnswersAsync(
        HttpClient http,
        int port,
        string path,
        string body
    )
    {
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(
                new Uri($"http://127.0.0.1:{port}{path}"),
                content
            );
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
