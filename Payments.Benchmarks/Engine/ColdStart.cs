using System.Globalization;

namespace Payments.Benchmarks.Engine;

/// <summary>From the start of the process to its first answer; what else runs decides how much of it is waiting.</summary>
internal static class ColdStart
{
    // The best of them: a start is only ever held up, never helped.
    private const int Starts = 5;

    public static async Task MeasureAsync(
        string database,
        EngineRequest request,
        Dictionary<string, double> figures
    )
    {
        var bare = Best.None;
        var cacao = Best.None;
        for (var i = 0; i < Starts; i++)
        {
            bare = bare.With(await StartAsync(SampleServer.Bare, database, request));
            cacao = cacao.With(await StartAsync(SampleServer.Cacao, database, request));
        }

        Console.WriteLine($"start {SampleServer.Bare, -5} {bare}");
        Console.WriteLine($"start {SampleServer.Cacao, -5} {cacao}");
        figures["start seconds"] = Math.Round(cacao.Seconds, 2);
        figures["start"] = Math.Round(bare.Seconds / cacao.Seconds, 3);
        figures["start by processor time"] = Math.Round(bare.CpuSeconds / cacao.CpuSeconds, 3);
        figures["megabytes at rest"] = cacao.Megabytes;
    }

    private static async Task<Best> StartAsync(string kind, string database, EngineRequest request)
    {
        using var server = await SampleServer.StartAsync(kind, database, request);
        return new(
            server.FirstAnswerAfter.TotalSeconds,
            server.Process.CpuSeconds(),
            server.Process.ResidentMegabytes()
        );
    }

    private readonly record struct Best(double Seconds, double CpuSeconds, long Megabytes)
    {
        public static Best None { get; } = new(double.MaxValue, double.MaxValue, long.MaxValue);

        public Best With(Best other) =>
            new(
                Math.Min(Seconds, other.Seconds),
                Math.Min(CpuSeconds, other.CpuSeconds),
                Math.Min(Megabytes, other.Megabytes)
            );

        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"first answer after {Seconds:F2} s, {CpuSeconds:F2} s of CPU, {Megabytes} MB at rest"
            );
    }
}
