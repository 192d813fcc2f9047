using System.Globalization;
using Payments.Benchmarks.Load;
using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Engine;

/// <summary>
/// Bare endpoint and engine under the same request: each alone in its first seconds, then, both warm,
/// in turns. What else the machine does meanwhile falls on both.
/// </summary>
internal sealed class Duel : IDisposable
{
    private const int Connections = 32;
    private const int ColdSeconds = 5;
    private const int Turns = 4;

    private readonly EngineRequest _request;
    private readonly SampleServer _bare;
    private readonly SampleServer _cacao;

    private Duel(EngineRequest request, SampleServer bare, SampleServer cacao) =>
        (_request, _bare, _cacao) = (request, bare, cacao);

    public static async Task<Duel> StartAsync(string database, EngineRequest request)
    {
        var bare = await SampleServer.StartAsync(SampleServer.Bare, database, request);
        try
        {
            var cacao = await SampleServer.StartAsync(SampleServer.Cacao, database, request);
            return new(request, bare, cacao);
        }
        catch
        {
            bare.Dispose();
            throw;
        }
    }

    public async Task MeasureAsync(BenchmarkOptions options, Dictionary<string, double> figures)
    {
        Tell(
            $"{_request.Name} cold",
            await LoadAsync(_bare, ColdSeconds, ColdSeconds),
            await LoadAsync(_cacao, ColdSeconds, ColdSeconds),
            figures
        );

        var rest = Math.Max(1, options.WarmupSeconds - 2 * ColdSeconds);
        await LoadAsync(_bare, rest, 1);
        await LoadAsync(_cacao, rest, 1);

        var (bare, cacao) = (Measurement.None, Measurement.None);
        var seconds = Math.Max(1, options.MeasuredSeconds / Turns);
        for (var i = 0; i < Turns; i++)
        {
            bare += await LoadAsync(_bare, 1, seconds);
            cacao += await LoadAsync(_cacao, 1, seconds);
        }

        Tell(_request.Name, bare, cacao, figures);
        figures[$"{_request.Name} megabytes"] = cacao.PeakMegabytes;
    }

    public void Dispose()
    {
        _bare.Dispose();
        _cacao.Dispose();
    }

    private Task<Measurement> LoadAsync(SampleServer server, int warmup, int seconds) =>
        Measurement.TakeAsync(
            server.Process,
            new LoadPlan(
                server.Port,
                server.PathOf(_request),
                [new LoadVariant(_request.Body)],
                Connections,
                warmup,
                seconds,
                "{\"data\":{"
            )
        );

    private static void Tell(
        string what,
        Measurement bare,
        Measurement cacao,
        Dictionary<string, double> figures
    )
    {
        // Where other programs run beside it, processor time is disturbed less than the rate.
        var (rate, cost) = (
            Math.Round(cacao.PerSecond / bare.PerSecond, 3),
            Math.Round(bare.CpuMicroseconds / cacao.CpuMicroseconds, 3)
        );
        figures[what] = rate;
        figures[$"{what} by processor time"] = cost;
        Console.WriteLine($"{what, -7} {SampleServer.Bare, -5} {bare}");
        Console.WriteLine($"{what, -7} {SampleServer.Cacao, -5} {cacao}");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what, -7} ratio {rate:F3} by rate, {cost:F3} by processor time"
            )
        );
    }
}
