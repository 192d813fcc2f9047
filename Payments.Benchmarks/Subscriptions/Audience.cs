using System.Globalization;
using System.Text.Json;
using Payments.Benchmarks.Engine;
using Payments.Benchmarks.Load;
using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Subscriptions;

/// <summary>One server before its subscribers: what arrives, how late, and what it costs.</summary>
/// <param name="CpuSeconds">Processor time of the server within the measured time.</param>
/// <param name="MegabytesBefore">At rest, before the first subscriber.</param>
/// <param name="Megabytes">When the measured time began.</param>
internal sealed record Audience(
    SubscriberResult Result,
    double CpuSeconds,
    long MegabytesBefore,
    long Megabytes
)
{
    public double PerSecond => Result.Messages / Result.Seconds;

    /// <summary>Processor time of the server for each message.</summary>
    public double CpuMicroseconds => CpuSeconds / Result.Messages * 1e6;

    public double CpuShare => CpuSeconds / Result.Seconds;

    public static async Task<Audience> GatherAsync(SampleServer server, SubscriberPlan plan)
    {
        var atRest = server.Process.ResidentMegabytes();
        using var subscribers = PinnedProcess.StartSelf(
            PinnedProcess.LoadCore,
            "subscribers",
            plan.ToArgument()
        );
        if (await subscribers.Output.ReadLineAsync() is not LoadProcess.Measuring)
        {
            throw new InvalidOperationException($"The subscribers of {plan.Path} ended early.");
        }

        var (cpu, megabytes) = (server.Process.CpuSeconds(), server.Process.ResidentMegabytes());
        var json =
            await subscribers.Output.ReadLineAsync()
            ?? throw new InvalidOperationException($"The subscribers of {plan.Path} failed.");
        return new(
            JsonSerializer.Deserialize<SubscriberResult>(json)!,
            server.Process.CpuSeconds() - cpu,
            atRest,
            megabytes
        );
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{PerSecond, 8:F0} messages/s  {CpuMicroseconds, 5:F2} µs of CPU each, core {CpuShare:P0} busy, "
                + $"after {Result.Median:F1} ms, 99 % {Result.Percentile99:F1} ms, all {Result.Slowest:F1} ms, "
                + $"{Result.Missing} missing, {Megabytes} MB"
        );
}
