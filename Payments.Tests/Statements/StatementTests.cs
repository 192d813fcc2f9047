using System.Globalization;
using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Statements;

public sealed class StatementTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Ask = """
        query ($from: DateTime!, $to: DateTime!, $first: Int, $after: String) {
          statement(currency: "AUD", from: $from, to: $to) {
            currency from to opening { amount } closing { amount } debits { amount } credits { amount } entryCount
            entries(first: $first, after: $after) {
              totalCount pageInfo { hasNextPage endCursor }
              nodes {
                sequence direction amount { amount } balanceAfter { amount } occurredAt accountKind
                lines { kind direction amount { amount } balanceAfter { amount } counterparty reference }
                transaction { id reason subjectId subject { id __typename } entries { accountKind direction amount { amount } balanceAfter { amount } } }
              } } } }
        """;

    [Fact]
    public async Task A_statement_tells_each_movement_with_its_fee_and_adds_up()
    {
        var deposit = await host.Acme.DepositAsync("500.00", "Pat Payer", "Order 12");
        var withdrawal = await host.Acme.WithdrawAsync("120.50", "Blue Gum Pty Ltd", "Invoice 7");

        var statement = await AskAsync(host.Acme, 100);

        var entries = statement["entries"]!["nodes"]!.AsArray();
        var sum = entries.Sum(Signed);
        (Money(statement["opening"]) + sum).ShouldBe(Money(statement["closing"]));
        (Money(statement["credits"]) - Money(statement["debits"])).ShouldBe(sum);
        statement["entryCount"]!.GetValue<int>().ShouldBe(entries.Count);

        var paidIn = Of(entries, deposit);
        paidIn["transaction"]!["subject"]!["__typename"]!.ToString().ShouldBe("Deposit");
        paidIn["lines"]![0]!["kind"]!.ToString().ShouldBe("DEPOSIT");
        paidIn["lines"]![0]!["counterparty"]!.ToString().ShouldBe("Pat Payer");
        paidIn["lines"]![0]!["reference"]!.ToString().ShouldBe("Order 12");
        Money(paidIn["lines"]![0]!["amount"]).ShouldBe(500.00m);

        var paidOut = Of(entries, withdrawal);
        paidOut["transaction"]!["reason"]!.ToString().ShouldBe("withdrawal.initialised");
        paidOut["transaction"]!["subject"]!["id"]!
            .ToString()
            .ShouldBe(withdrawal["id"]!.ToString());
        var lines = paidOut["lines"]!.AsArray();
        lines[0]!["kind"]!.ToString().ShouldBe("WITHDRAWAL");
        lines[0]!["direction"]!.ToString().ShouldBe("DEBIT");
        lines[0]!["counterparty"]!.ToString().ShouldBe("Blue Gum Pty Ltd");
        lines[0]!["reference"]!.ToString().ShouldBe("Invoice 7");
        Money(lines[0]!["amount"]).ShouldBe(120.50m);
        var fee = Money(withdrawal["fee"]);
        lines.Count.ShouldBe(fee == 0 ? 1 : 2);
        if (fee > 0)
        {
            lines[1]!["kind"]!.ToString().ShouldBe("FEE");
            Money(lines[1]!["amount"]).ShouldBe(fee);
        }

        Money(lines[^1]!["balanceAfter"]).ShouldBe(Money(paidOut["balanceAfter"]));
    }

    // Left out it would be a guess, and a statement of the wrong balance looks like a right one.
    [Theory]
    [InlineData("")]
    [InlineData("currency: null, ")]
    public async Task A_statement_is_of_a_currency_that_is_named(string currency)
    {
        var answer = await host.Acme.SendAsync(
            $$"""
            {
              statement({{currency}}from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z") { currency }
            }
            """
        );

        answer["errors"]!.AsArray().ShouldHaveSingleItem()!["message"]!
            .ToString()
            .ShouldContain("currency");
        answer["data"].ShouldBeNull();
    }

    [Fact]
    public async Task The_entries_of_a_transaction_sum_to_zero_and_hide_what_the_platform_has()
    {
        await host.Acme.DepositAsync("10.00");

        var statement = await AskAsync(host.Acme, 100);

        foreach (var entry in statement["entries"]!["nodes"]!.AsArray())
        {
            var legs = entry!["transaction"]!["entries"]!.AsArray();
            legs.Sum(Signed).ShouldBe(0);
            legs.Where(leg => leg!["balanceAfter"] is not null)
                .ShouldAllBe(leg =>
                    leg!["accountKind"]!.ToString() == "AVAILABLE"
                    || leg["accountKind"]!.ToString() == "PENDING_OUT"
                );
        }
    }

    [Fact]
    public async Task Pages_put_together_are_the_whole_statement()
    {
        for (var turn = 0; turn < 5; turn++)
        {
            await host.Bluegum.DepositAsync($"{turn + 1}.00");
        }

        var whole = await AskAsync(host.Bluegum, 100);
        List<string> paged = [];
        string? after = null;
        do
        {
            var page = (await AskAsync(host.Bluegum, 2, after))["entries"]!;
            paged.AddRange(page["nodes"]!.AsArray().Select(node => node!.ToJsonString()));
            after = page["pageInfo"]!["hasNextPage"]!.GetValue<bool>()
                ? page["pageInfo"]!["endCursor"]!.ToString()
                : null;
        } while (after is not null);

        paged.ShouldBe(whole["entries"]!["nodes"]!.AsArray().Select(node => node!.ToJsonString()));
        paged.Count.ShouldBeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public async Task A_currency_that_was_never_used_has_an_empty_statement()
    {
        var data = await host.Acme.AskAsync(
            """
            { statement(currency: "CHF", from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z") {
                opening { amount } closing { amount } credits { amount } debits { amount } entryCount entries { nodes { sequence } } } }
            """
        );

        data["statement"]!
            .ToJsonString()
            .ShouldBe(
                """{"opening":{"amount":"0.00"},"closing":{"amount":"0.00"},"credits":{"amount":"0.00"},"debits":{"amount":"0.00"},"entryCount":0,"entries":{"nodes":[]}}"""
            );
    }

    [Fact]
    public async Task A_statement_that_ends_before_it_begins_is_refused() =>
        (
            await host.Acme.RefusalAsync(
                """
                { statement(currency: "AUD", from: "2026-02-01T00:00:00Z", to: "2026-02-01T00:00:00Z") { entryCount } }
                """
            )
        ).ShouldBe("INVALID_INPUT");

    private static async Task<JsonNode> AskAsync(GraphUser user, int first, string? after = null) =>
        (
            await user.AskAsync(
                Ask,
                new
                {
                    from = "2000-01-01T00:00:00Z",
                    to = "2100-01-01T00:00:00Z",
                    first,
                    after,
                }
            )
        )["statement"]!;

    private static JsonNode Of(JsonArray entries, JsonNode subject) =>
        entries.Single(entry =>
            entry!["transaction"]!["subjectId"]!.ToString() == subject["id"]!.ToString()
        )!;

    private static decimal Signed(JsonNode? entry) =>
        entry!["direction"]!.ToString() == "CREDIT"
            ? Money(entry["amount"])
            : -Money(entry["amount"]);

    private static decimal Money(JsonNode? money) =>
        decimal.Parse(money!["amount"]!.ToString(), CultureInfo.InvariantCulture);
}
