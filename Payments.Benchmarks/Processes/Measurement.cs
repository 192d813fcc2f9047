using System.Globalization;
using System.Text.Json;
using Payments.Benchmarks.Load;

namespace Payments.Benchmarks.Processes;

/// <summary>One server under one load: how many requests, at what cost.</summary>
/// <param name="Requests">Answered within the measured time.</param>
/// <param name="Seconds">The measured time.</param>
/// <param name="CpuSeconds">Processor time that the server used within it.</param>
/// <param name="PeakMegabytes">The most memory that the server has held since it started.</param>
internal sealed record Measurement(
    long Requests,
    double Seconds,
    double CpuSeconds,
    long PeakMegabytes
)
{
    public static Measurement None { get; } = new(0, 0, 0, 0);

    public double PerSecond => Requests / Seconds;

    /// <summary>Processor time of the server for each request.</summary>
    public double CpuMicroseconds => CpuSeconds / Requests * 1e6;

    /// <summary>How much of its core the server used; below 0.9 the load, or another program, was the limit.</summary>
    public double CpuShare => CpuSeconds / Seconds;

    public static Measurement operator +(Measurement left, Measurement right) =>
        new(
            left.Requests + right.Requests,
            left.Seconds + right.Seconds,
            left.CpuSeconds + right.CpuSeconds,
            Math.Max(left.PeakMegabytes, right.PeakMegabytes)
        );

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

        return new Measurement(result.Requests, result.Seconds, cpu, server.PeakMegabytes());
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{PerSecond, 8:F0}/s  {CpuMicroseconds, 7:F1} µs of CPU each, core {CpuShare:P0} busy, {PeakMegabytes} MB at most"
        );
}
