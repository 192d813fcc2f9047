using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Balances;

public sealed class BalanceTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    [Fact]
    public async Task A_balance_of_the_past_is_what_it_was_after_the_entry_before()
    {
        await host.Acme.DepositAsync("40.00");
        await host.Acme.WithdrawAsync("7.00");
        var entries = await EntriesAsync("accountKind: { eq: AVAILABLE }");

        foreach (var entry in entries.Select(node => node!))
        {
            var data = await host.Acme.AskAsync(
                """
                query ($at: DateTime!) { balances(currencies: ["AUD"], at: $at) { posted { amount } held { amount } available { amount } } }
                """,
                new { at = EndOf(entry) }
            );
            // Of several at one instant the last one counts.
            var last = entries.Last(other =>
                other!["occurredAt"]!.ToString() == entry["occurredAt"]!.ToString()
            )!;
            data["balances"]![0]!["posted"]!["amount"]!
                .ToString()
                .ShouldBe(last["balanceAfter"]!["amount"]!.ToString());
            data["balances"]![0]!["held"]!["amount"]!.ToString().ShouldBe("0.00");
        }
    }

    [Fact]
    public async Task Before_the_first_entry_there_is_nothing()
    {
        await host.Acme.DepositAsync("1.00");

        var data = await host.Acme.AskAsync(
            """
            { all: balances(at: "2001-01-01T00:00:00Z") { currency }
              aud: balances(currencies: ["AUD"], at: "2001-01-01T00:00:00Z") { available { amount } } }
            """
        );

        data["all"]!.AsArray().ShouldBeEmpty();
        data["aud"]![0]!["available"]!["amount"]!.ToString().ShouldBe("0.00");
    }

    [Fact]
    public async Task Entries_are_found_by_account_time_transaction_and_subject()
    {
        var deposit = await host.Acme.DepositAsync("30.00");
        var withdrawal = await host.Acme.WithdrawAsync("3.00");

        var ofWithdrawal = await EntriesAsync($$"""subjectId: "{{withdrawal["id"]}}" """);
        var pending = await EntriesAsync(
            $$"""subjectId: "{{withdrawal["id"]}}", accountKind: { eq: PENDING_OUT }"""
        );
        var both = await EntriesAsync("accountKind: { in: [AVAILABLE, PENDING_OUT] }");
        var ofDeposit = await EntriesAsync($$"""subjectId: "{{deposit["id"]}}" """);
        var transaction = ofDeposit[0]!["transaction"]!["id"]!.ToString();
        var ofTransaction = await EntriesAsync($$"""transactionId: "{{transaction}}" """);
        var later = await EntriesAsync(
            $$"""occurredAt: { gt: "{{EndOf(ofDeposit[0])}}" }, accountKind: { eq: AVAILABLE }"""
        );
        var euros = await EntriesAsync("currency: { eq: \"EUR\" }");
        var nothing = await EntriesAsync("subjectId: \"none\"");

        ofWithdrawal.Select(Kind).ShouldContain("AVAILABLE");
        pending.Select(Kind).Distinct().ShouldBe(["PENDING_OUT"]);
        both.Select(Kind).Distinct().Order().ShouldBe(["AVAILABLE", "PENDING_OUT"]);
        both.Select(Time).ShouldBe(both.Select(Time).Order());
        ofTransaction.ToJsonString().ShouldBe(ofDeposit.ToJsonString());
        later.Select(Time).ShouldAllBe(time => string.CompareOrdinal(time, Time(ofDeposit[0])) > 0);
        euros.ShouldBeEmpty();
        nothing.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("accountKind: { eq: AVAILABLE }, currency: { eq: \"AUD\" }")]
    [InlineData("")]
    public async Task Entries_are_walked_forwards_and_backwards_in_their_order(string where)
    {
        for (var turn = 0; turn < 4; turn++)
        {
            await host.Bluegum.DepositAsync("5.00");
        }

        await host.Bluegum.WithdrawAsync("1.00");
        var oldestFirst = await WalkAsync(where, "ASC");
        var newestFirst = await WalkAsync(where, "DESC");

        oldestFirst.Count.ShouldBeGreaterThanOrEqualTo(5);
        newestFirst.ShouldBe(Enumerable.Reverse(oldestFirst));
        oldestFirst.ShouldBeUnique();
    }

    [Fact]
    public async Task A_transaction_is_a_node_for_its_owner_alone()
    {
        await host.Acme.DepositAsync("2.00");
        var id = (await EntriesAsync("accountKind: { eq: AVAILABLE }"))[0]!["transaction"]![
            "id"
        ]!.ToString();
        const string Query = """
            query ($id: ID!) { node(id: $id) { ... on LedgerTransaction { id position hash reason } } }
            """;

        var mine = await host.Acme.AskAsync(Query, new { id });
        var theirs = await host.Bluegum.AskAsync(Query, new { id });

        mine["node"]!["id"]!.ToString().ShouldBe(id);
        mine["node"]!["hash"]!.ToString().Length.ShouldBe(64);
        theirs["node"].ShouldBeNull();
    }

    private async Task<List<string>> WalkAsync(string where, string direction)
    {
        List<string> walked = [];
        string? after = null;
        do
        {
            var data = await host.Bluegum.AskAsync(
                $$"""
                query ($after: String) {
                  ledgerEntries(where: { {{where}} }, order: [{ occurredAt: {{direction}} }], first: 3, after: $after) {
                    nodes { accountKind sequence amount { currency } } pageInfo { hasNextPage endCursor } } }
                """,
                new { after }
            );
            var page = data["ledgerEntries"]!;
            walked.AddRange(page["nodes"]!.AsArray().Select(node => node!.ToJsonString()));
            after = page["pageInfo"]!["hasNextPage"]!.GetValue<bool>()
                ? page["pageInfo"]!["endCursor"]!.ToString()
                : null;
        } while (after is not null);

        return walked;
    }

    private async Task<JsonArray> EntriesAsync(string where) =>
        (
            await host.Acme.AskAsync(
                $$"""
                { ledgerEntries(where: { {{where}} }, first: 250) {
                    nodes { accountKind occurredAt sequence direction amount { amount } balanceAfter { amount } transaction { id } } } }
                """
            )
        )["ledgerEntries"]!["nodes"]!.AsArray();

    private static string Kind(JsonNode? entry) => entry!["accountKind"]!.ToString();

    // Instants are kept in microseconds and shown in milliseconds: the last one shown alike.
    private static string EndOf(JsonNode? entry) => Time(entry).Replace("Z", "999Z");

    private static string Time(JsonNode? entry) => entry!["occurredAt"]!.ToString();
}
