using System.Diagnostics;
using System.Globalization;
using System.Text;
using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Money;

/// <summary>
/// Batches of withdrawals from an uploaded file: from the request to the end of the batch, while the
/// rail takes what is made already. The server has the whole machine, for nobody else calls it.
/// </summary>
internal static class BatchBenchmark
{
    // Enough for the passes to be compiled for good, as on a server that has been up for a while.
    private const int WarmLines = 50_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <param name="ceiling">Withdrawals each second as prepared rows, in the same run.</param>
    public static async Task MeasureAsync(
        DirectoryInfo folder,
        double ceiling,
        BenchmarkOptions options,
        Dictionary<string, double> ratios
    )
    {
        foreach (var (mode, name) in Modes)
        {
            var perSecond = await MeasureAsync(
                $"Data Source={Path.Combine(folder.FullName, $"{name}.db")}",
                mode,
                options.Lines
            );
            ratios[$"{name}LinesPerSecond"] = Math.Round(perSecond);
            ratios[name] = Math.Round(perSecond / ceiling, 3);
        }
    }

    private static (string Mode, string Name)[] Modes { get; } =
    [("BEST_EFFORT", "batch"), ("ATOMIC", "atomicBatch")];

    private static async Task<double> MeasureAsync(string connection, string mode, int lines)
    {
        var payer = (await Payers.PutAsync(connection, count: 1))[0];
        var port = FreePort.Find();
        using var server = PaymentsServer.StartOnAnyCore(port, connection);
        using var caller = new SandboxCaller(port);
        await Patience.UntilAsync(caller.IsHealthyAsync);
        await caller.SignInAsync(payer.Email, Payer.Secret);
        _ = await RunAsync(caller, mode, FileOf(payer, "warm", WarmLines));
        await Patience.UntilAsync(() => IsQuietAsync(caller));

        var file = FileOf(payer, "line", lines);
        var cpu = server.CpuSeconds();
        var passes = await RunAsync(caller, mode, file);
        cpu = server.CpuSeconds() - cpu;
        var elapsed = passes.Values.Aggregate(TimeSpan.Zero, (sum, pass) => sum + pass);
        var perSecond = lines / elapsed.TotalSeconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"batch: {mode, -12} {lines:N0} lines of {file.Length / 1024:N0} KiB in {elapsed.TotalSeconds:F1} s, {perSecond:F0}/s, {cpu / lines * 1e6:F0} µs of CPU each, {server.PeakMegabytes()} MB at most ({string.Join(", ", passes.Select(pass => $"{pass.Key} {pass.Value.TotalSeconds:F1} s"))})"
            )
        );
        return perSecond;
    }

    /// <returns>How long it was in each status.</returns>
    private static async Task<Dictionary<string, TimeSpan>> RunAsync(
        SandboxCaller caller,
        string mode,
        byte[] file
    )
    {
        var fileId = await caller.UploadAsync(file, "lines.csv");
        var watch = Stopwatch.StartNew();
        var payload = await caller.ChangeAsync(
            "createWithdrawalBatch",
            "withdrawalBatch { id }",
            new
            {
                mode,
                fileId,
                format = "CSV",
                idempotencyKey = fileId,
            }
        );
        var id = (string)payload["withdrawalBatch"]!["id"]!;
        Dictionary<string, TimeSpan> passes = [];
        var since = TimeSpan.Zero;
        while (true)
        {
            var data = await caller.AskAsync(
                "query ($id: ID!) { node(id: $id) { ... on WithdrawalBatch { status isFinal } } }",
                new { id }
            );
            var status = (string)data["node"]!["status"]!;
            var now = watch.Elapsed;
            passes[status] = passes.GetValueOrDefault(status) + now - since;
            since = now;
            if ((bool)data["node"]!["isFinal"]!)
            {
                return status == "COMPLETED"
                    ? passes
                    : throw new InvalidOperationException($"The batch became {status}.");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>The rail has answered on all of them: what follows is not their aftermath.</summary>
    private static async Task<bool> IsQuietAsync(SandboxCaller caller)
    {
        var data = await caller.AskAsync(
            "{ withdrawals(first: 1, where: { status: { in: [INITIALISED, PENDING] } }) { nodes { id } } }",
            new { }
        );
        return data["withdrawals"]!["nodes"]!.AsArray().Count == 0;
    }

    private static byte[] FileOf(Payer payer, string key, int lines)
    {
        var text = new StringBuilder("key,amount,currency,recipientId,reference\r\n");
        for (var line = 1; line <= lines; line++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{key}-{line},0.01,AUD,{payer.RecipientId},Invoice {line}\r\n"
            );
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
