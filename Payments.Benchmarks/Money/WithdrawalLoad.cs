using System.Text.Json;
using Payments.Benchmarks.Load;
using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Money;

/// <summary>
/// Withdrawals over HTTP on a server of its own: 64 connections, each request with an idempotency key
/// of its own, the callers spread over the payers.
/// </summary>
internal static class WithdrawalLoad
{
    public const int Connections = 64;

    private const string Query =
        "mutation ($input: CreateWithdrawalInput!) { createWithdrawal(input: $input) { "
        + "withdrawal { id status version } replayed errors { ... on Error { code message } } } }";

    /// <param name="payers">How many tenants pay: one makes one account hot.</param>
    /// <param name="isRailDown">Withdrawals are made and held back: neither sent nor answered.</param>
    public static async Task<Measurement> MeasureAsync(
        string connectionString,
        int payers,
        bool isRailDown,
        BenchmarkOptions options
    )
    {
        var prepared = await Payers.PutAsync(connectionString, payers);
        var port = FreePort.Find();
        using var server = PaymentsServer.Start(port, connectionString);
        using var caller = new SandboxCaller(port);
        await Patience.UntilAsync(caller.IsHealthyAsync);
        List<LoadVariant> variants = [];
        foreach (var payer in prepared)
        {
            await caller.SignInAsync(payer.Email, Payer.Secret);
            variants.Add(new(BodyOf(payer), caller.Token));
            if (isRailDown)
            {
                await caller.ChangeAsync(
                    "simulateRailOutage",
                    "railOutage { id }",
                    new
                    {
                        scheme = "NPP",
                        down = true,
                        idempotencyKey = payer.Email,
                    }
                );
            }
        }

        var plan = new LoadPlan(
            port,
            "/graphql",
            variants,
            Connections,
            options.WarmupSeconds,
            options.MeasuredSeconds,
            "\"replayed\":false"
        );
        return await Measurement.TakeAsync(server, plan);
    }

    private static string BodyOf(Payer payer) =>
        JsonSerializer.Serialize(
            new
            {
                query = Query,
                variables = new
                {
                    input = new
                    {
                        amount = new { amount = "0.01", currency = "AUD" },
                        recipientId = payer.RecipientId,
                        idempotencyKey = LoadPlan.UniqueSlot,
                    },
                },
            }
        );
}
