using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Balances;

public sealed class BalanceChangedTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Query = """
        subscription ($after: EventCursor, $currencies: [CurrencyCode!]) {
          balanceChanged(after: $after, currencies: $currencies) {
            cursor occurredAt posted { amount currency } balance { posted { amount } }
            entry { sequence direction amount { amount } } } }
        """;

    [Fact]
    public async Task A_listener_is_told_each_change_and_goes_on_where_it_stopped()
    {
        await host.Acme.DepositAsync("1.00");
        await using var live = Listen(new { }).GetAsyncEnumerator(PaymentsHost.Cancel);
        var first = live.MoveNextAsync();
        // What is booked before the socket listens is not told, so one more is until it does.
        while (!first.IsCompleted)
        {
            await host.Acme.DepositAsync("2.00");
        }

        (await first).ShouldBeTrue();
        var seen = live.Current["balanceChanged"]!;

        for (var turn = 0; turn < 3; turn++)
        {
            await host.Acme.DepositAsync("3.00");
        }

        await host.Acme.WithdrawAsync("4.00");
        var replayed = await TakeAsync(
            Listen(new { after = seen["cursor"]!.ToString() }),
            change => change["entry"]!["direction"]!.ToString() == "DEBIT"
        );
        var again = await TakeAsync(
            Listen(new { after = replayed[0]["cursor"]!.ToString() }),
            change => change["entry"]!["direction"]!.ToString() == "DEBIT"
        );

        var from = Sequence(seen);
        replayed.Select(Sequence).ShouldBe(Enumerable.Range(from + 1, replayed.Count));
        again.Select(Text).ShouldBe(replayed.Skip(1).Select(Text));
        replayed.Count.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public async Task Other_currencies_are_left_out_and_other_cursors_refused()
    {
        var deposit = await host.Bluegum.DepositAsync("1.00");
        var events = await host.Bluegum.AskAsync(
            "query ($id: ID!) { events(subjectId: $id) { edges { cursor } } }",
            new { id = deposit["id"]!.ToString() }
        );
        var foreign = events["events"]!["edges"]![0]!["cursor"]!.ToString();

        var refusal = await Should.ThrowAsync<InvalidOperationException>(async () =>
            await TakeAsync(Listen(new { after = foreign }, host.Bluegum), _ => true)
        );

        refusal.Message.ShouldContain("INVALID_CURSOR");
    }

    private static async Task<List<JsonNode>> TakeAsync(
        IAsyncEnumerable<JsonNode> changes,
        Func<JsonNode, bool> isLast
    )
    {
        List<JsonNode> taken = [];
        await foreach (var data in changes.WithCancellation(PaymentsHost.Cancel))
        {
            taken.Add(data["balanceChanged"]!);
            if (isLast(taken[^1]))
            {
                break;
            }
        }

        return taken;
    }

    private IAsyncEnumerable<JsonNode> Listen(object variables, GraphUser? user = null) =>
        GraphSocket.ListenAsync(
            host.GraphQL,
            (user ?? host.Acme).Token!,
            Query,
            variables,
            PaymentsHost.Cancel
        );

    private static int Sequence(JsonNode change) => change["entry"]!["sequence"]!.GetValue<int>();

    // The present balance may move on between two answers.
    private static string Text(JsonNode change) =>
        $"{change["cursor"]} {change["posted"]!["amount"]} {change["entry"]!.ToJsonString()}";
}
