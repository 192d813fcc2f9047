using System.Text.Json;
using Payments.Benchmarks.Engine;

namespace Payments.Benchmarks.Subscriptions;

/// <summary>
/// A thousand subscribers at a hundred events each second, then as fast as they take them, by either
/// transport; and the memory of five thousand that wait. Beside each, a server that writes the same
/// bytes without an engine.
/// </summary>
internal static class SubscriptionBenchmark
{
    private const int Busy = 1000;
    private const int Idle = 5000;
    private const int EventsPerSecond = 100;

    // Longer than the keep-alive of either transport, so that idle connections have been pinged.
    private const int IdleSeconds = 20;

    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("payments-benchmark-");
        try
        {
            var database = Path.Combine(folder.FullName, "sample.db");
            var figures = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var transport in Enum.GetValues<SubscriberTransport>())
            {
                var name = transport is SubscriberTransport.Socket ? "ws" : "sse";
                if (options.Only is null || options.Only == name)
                {
                    await MeasureAsync(name, transport, database, options, figures);
                }
            }

            if (options.Only is null or "idle")
            {
                await MeasureIdleAsync(database, figures);
            }

            Console.WriteLine(JsonSerializer.Serialize(figures));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(
        string name,
        SubscriberTransport transport,
        string database,
        BenchmarkOptions options,
        Dictionary<string, double> figures
    )
    {
        foreach (var rate in (int[])[EventsPerSecond, 0])
        {
            var what = rate == 0 ? $"{name} flat out" : name;
            var bare = await GatherAsync(SampleServer.Bare, rate);
            Console.WriteLine($"{what, -12} {SampleServer.Bare, -5} {bare}");
            var cacao = await GatherAsync(SampleServer.Cacao, rate);
            Console.WriteLine($"{what, -12} {SampleServer.Cacao, -5} {cacao}");
            figures[$"{what} messages/s"] = Math.Round(cacao.PerSecond);
            figures[$"{what} rate"] = Math.Round(cacao.PerSecond / bare.PerSecond, 3);
            figures[$"{what} by processor time"] = Math.Round(
                bare.CpuMicroseconds / cacao.CpuMicroseconds,
                3
            );
            figures[$"{what} p99 ms"] = cacao.Result.Percentile99;
            figures[$"{what} missing"] = cacao.Result.Missing;
        }

        async Task<Audience> GatherAsync(string kind, int rate)
        {
            using var server = await SampleServer.StartAsync(kind, database, EngineRequest.All[0]);
            return await Audience.GatherAsync(
                server,
                PlanFor(server, kind, transport) with
                {
                    Connections = Busy,
                    EventsPerSecond = rate,
                    WarmupSeconds = options.WarmupSeconds,
                    MeasuredSeconds = options.MeasuredSeconds,
                }
            );
        }
    }

    private static async Task MeasureIdleAsync(string database, Dictionary<string, double> figures)
    {
        foreach (var kind in (string[])[SampleServer.Bare, SampleServer.Cacao])
        {
            using var server = await SampleServer.StartAsync(kind, database, EngineRequest.All[0]);
            var waiting = await Audience.GatherAsync(
                server,
                PlanFor(server, kind, SubscriberTransport.Socket) with
                {
                    Connections = Idle,
                    WarmupSeconds = IdleSeconds,
                }
            );
            Console.WriteLine(
                $"{Idle} idle    {kind, -5} {waiting.MegabytesBefore} MB at rest, {waiting.Megabytes} MB with them"
            );
            if (kind is SampleServer.Cacao)
            {
                figures["megabytes at rest"] = waiting.MegabytesBefore;
                figures["idle megabytes"] = waiting.Megabytes;
            }
        }
    }

    private static SubscriberPlan PlanFor(
        SampleServer server,
        string kind,
        SubscriberTransport transport
    )
    {
        var isBare = kind is SampleServer.Bare;
        return new(
            server.Port,
            transport,
            !isBare ? "/graphql"
                : transport is SubscriberTransport.Socket ? "/ws"
                : "/sse",
            isBare ? $"/emit?sentAt={SubscriberPlan.SentAtSlot}" : "/graphql",
            isBare
                ? string.Empty
                : """{"query":"mutation($at:String!){emit(sentAt:$at)}","variables":{"at":"$sentAt$"}}""",
            Connections: 0,
            EventsPerSecond: 0,
            WarmupSeconds: 0,
            MeasuredSeconds: 0
        );
    }
}
