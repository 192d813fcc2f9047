using System.Globalization;
using System.Text.Json;
using Payments.Benchmarks.Load;

namespace Payments.Benchmarks.Processes;

/// <summary>One server under one load: how many requests, at what cost.</summary>
/// <param name="CpuMicroseconds">Processor time of the server for each request.</param>
/// <param name="CpuShare">How much of its core the server used; below 0.9 the load was the limit.</param>
internal sealed record Measurement(
    double PerSecond,
    double CpuMicroseconds,
    double CpuShare,
    long Megabytes
)
{
    public static async Task<Measurement> TakeAsync(PinnedProcess server, LoadPlan plan)
    {
        using var load = PinnedProcess.StartSelf(PinnedProcess.LoadCore, "load", plan.ToArgument());
        var line = await load.Output.ReadLineAsync();
        if (line is not LoadProcess.Measuring)
        {
            throw new InvalidOperationException($"The load on {plan.Path} ended early.");
        }

        var before = server.CpuSeconds();
        var json = await load.Output.ReadLineAsync();
        var cpu = server.CpuSeconds() - before;
        var result = JsonSerializer.Deserialize<LoadResult>(json!)!;
        if (result.Failed > 0)
        {
            throw new InvalidOperationException(
                $"{result.Failed} of {result.Requests} requests to {plan.Path} failed. The first: "
                    + result.FirstFailure
            );
        }

        return new Measurement(
            result.PerSecond,
            cpu / result.Requests * 1e6,
            cpu / result.Seconds,
            server.ResidentMegabytes()
        );
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{PerSecond, 8:F0}/s  {CpuMicroseconds, 7:F1} µs of CPU each, core {CpuShare:P0} busy, {Megabytes} MB"
        );
}
