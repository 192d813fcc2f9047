using System.Globalization;
using System.Text.Json;
using Payments.Benchmarks.Load;
using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Money;

/// <summary>
/// Withdrawals each second over HTTP, as a ratio to the rate at which the same disk takes the same
/// rows from prepared statements: both on one core, the load on the other.
/// </summary>
internal static class MoneyBenchmark
{
    private const int Connections = 64;

    // Commits as large as the server's can become with so many callers.
    private const int Batch = Connections;

    private const string Query =
        "mutation ($input: CreateWithdrawalInput!) { createWithdrawal(input: $input) { "
        + "withdrawal { id status version } replayed errors { ... on Error { code message } } } }";

    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("payments-benchmark-");
        try
        {
            var ceiling = await MeasureCeilingAsync(folder, options);
            Console.WriteLine($"prepared rows {ceiling, 8:F0}/s in commits of {Batch}");
            var served = await MeasureServerAsync(folder, options);
            Console.WriteLine($"withdrawals   {served}");
            var ratio = Math.Round(served.PerSecond / ceiling, 3);
            Console.WriteLine(
                JsonSerializer.Serialize(new Dictionary<string, double> { ["withdrawals"] = ratio })
            );
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> MeasureCeilingAsync(
        DirectoryInfo folder,
        BenchmarkOptions options
    )
    {
        using var process = PinnedProcess.StartSelf(
            PinnedProcess.ServerCore,
            "group-commit",
            Path.Combine(folder.FullName, "ceiling.db"),
            options.MeasuredSeconds.ToString(CultureInfo.InvariantCulture),
            Batch.ToString(CultureInfo.InvariantCulture)
        );
        var line = await process.Output.ReadLineAsync();
        return double.Parse(line!, CultureInfo.InvariantCulture);
    }

    private static async Task<Measurement> MeasureServerAsync(
        DirectoryInfo folder,
        BenchmarkOptions options
    )
    {
        var port = FreePort.Find();
        using var server = PaymentsServer.Start(port, Path.Combine(folder.FullName, "payments.db"));
        using var caller = new SandboxCaller(port);
        await Patience.UntilAsync(caller.IsHealthyAsync);
        var recipientId = await PrepareAsync(caller);
        var input = new
        {
            amount = new { amount = "0.01", currency = "AUD" },
            recipientId,
            idempotencyKey = LoadPlan.UniqueSlot,
        };
        var plan = new LoadPlan(
            port,
            "/graphql",
            JsonSerializer.Serialize(new { query = Query, variables = new { input } }),
            Connections,
            options.WarmupSeconds,
            options.MeasuredSeconds,
            "\"replayed\":false",
            caller.Token
        );
        return await Measurement.TakeAsync(server, plan);
    }

    /// <summary>Funds the demo tenant well, and gives it somebody to pay.</summary>
    private static async Task<string> PrepareAsync(SandboxCaller caller)
    {
        await caller.SignInAsync("demo@acme.example", "sandbox-demo-1");
        var account = await caller.ChangeAsync(
            "createVirtualAccount",
            "virtualAccount { id }",
            new
            {
                accountName = "Benchmark",
                currency = "AUD",
                idempotencyKey = "account",
            }
        );
        var deposit = await caller.ChangeAsync(
            "simulateDeposit",
            "deposit { id }",
            new
            {
                virtualAccountId = (string)account["virtualAccount"]!["id"]!,
                amount = new { amount = "90000000.00", currency = "AUD" },
                idempotencyKey = "deposit",
            }
        );
        await UntilConfirmedAsync(caller, (string)deposit["deposit"]!["id"]!);
        var recipient = await caller.ChangeAsync(
            "createRecipient",
            "recipient { id }",
            new
            {
                name = new { companyName = "Benchmark Pty Ltd" },
                account = new
                {
                    type = "BSB",
                    currency = "AUD",
                    country = "AU",
                    bsb = "062000",
                    accountNumber = "12345678",
                },
                idempotencyKey = "recipient",
            }
        );
        return (string)recipient["recipient"]!["id"]!;
    }

    private static Task UntilConfirmedAsync(SandboxCaller caller, string depositId) =>
        Patience.UntilAsync(async () =>
        {
            var data = await caller.AskAsync(
                "query ($id: ID!) { node(id: $id) { ... on Deposit { status } } }",
                new { id = depositId }
            );
            return (string?)data["node"]?["status"] == "CONFIRMED";
        });
}
