using System.Globalization;
using System.Text.Json.Nodes;
using Payments.Storage;

namespace Payments.Tests.Crash;

/// <summary>The server is killed under load, again and again, and must not lose or repeat anything.</summary>
internal static class KillUnderLoad
{
    // A database that lost an order would never finish it; this is how long the rest may take.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task LosesAndRepeatsNothingAsync(StorageProvider provider, int kills)
    {
        await using var world = await CrashWorld.StartAsync(provider);
        var moments = new Random(kills);
        for (var kill = 1; kill <= kills; kill++)
        {
            var callers = await world.Load.StartAsync(world.Caller, moments.Next(5, 40));
            // Between any two instructions: the load goes on while this passes.
            await Task.Delay(TimeSpan.FromMilliseconds(moments.Next(0, 50)), Cancel);
            await world.KillAsync();
            await callers;
            await BooksProof.HoldsAsync(world.ConnectionString, Cancel);

            await world.RestartAsync();
            await NothingAcknowledgedIsLostAsync(world);
            await world.Load.RepeatUnansweredAsync(world.Caller);
            await EveryKeyMadeOneWithdrawalAsync(world);
        }

        await world.Load.RepeatAcknowledgedAsync(world.Caller);
        await EveryWithdrawalIsConfirmedAndWhatWasPushedIsTheLogAsync(world);
        await MoneyLeftOnceAsync(world);
    }

    private static async Task NothingAcknowledgedIsLostAsync(CrashWorld world)
    {
        var stored = (await world.WithdrawalsAsync()).ToHashSet();
        world.Load.Acknowledged.Values.Where(id => !stored.Contains(id)).ShouldBeEmpty();
    }

    private static async Task EveryKeyMadeOneWithdrawalAsync(CrashWorld world)
    {
        var stored = await world.WithdrawalsAsync();
        stored.Order().ShouldBe(world.Load.Acknowledged.Values.Order());
    }

    private static async Task EveryWithdrawalIsConfirmedAndWhatWasPushedIsTheLogAsync(
        CrashWorld world
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience);
        await world.Follower.UntilAllReachAsync(
            world.Load.Acknowledged.Values,
            "CONFIRMED",
            limit.Token
        );

        var log = await world.LogAsync(world.Follower.Start);
        await world.Follower.UntilPushedAsync(log[^1].Cursor, limit.Token);
        world.Follower.Taken.ShouldBe(log);
        foreach (var subject in log.GroupBy(item => item.SubjectId))
        {
            var first = subject.First().Version;
            subject
                .Select(item => item.Version)
                .ShouldBe(Enumerable.Range(first, subject.Count()), subject.Key);
        }

        var whole = log.Where(item => item.Version == 1).Select(item => item.SubjectId);
        world.Load.Acknowledged.Values.Except(whole).ShouldBeEmpty();
    }

    private static async Task MoneyLeftOnceAsync(CrashWorld world)
    {
        var data = await world.Caller.AskAsync(
            """
            {
              balances(currencies: ["AUD"]) { posted { amount } held { amount } }
              deposits { nodes { amount { amount } fee { amount } } }
            }
            """
        );
        var withdrawals = await world.Caller.AskAsync(
            "query ($id: ID!) { node(id: $id) { ... on Withdrawal { amount { amount } fee { amount } } } }",
            new { id = world.Load.Acknowledged.Values.First() }
        );
        var deposit = data["deposits"]!["nodes"]![0]!;
        var withdrawal = withdrawals["node"]!;
        var received = Cents(deposit["amount"]) - Cents(deposit["fee"]);
        var each = Cents(withdrawal["amount"]) + Cents(withdrawal["fee"]);

        var balance = data["balances"]![0]!;
        Cents(balance["held"]).ShouldBe(0);
        Cents(balance["posted"]).ShouldBe(received - each * world.Load.Acknowledged.Count);
    }

    private static long Cents(JsonNode? money) =>
        long.Parse(
            ((string)money!["amount"]!).Replace(".", string.Empty, StringComparison.Ordinal),
            CultureInfo.InvariantCulture
        );
}
