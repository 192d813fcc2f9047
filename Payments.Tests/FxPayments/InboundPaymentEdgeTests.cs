using System.Text.Json.Nodes;
using Payments.Tests.FundingAccounts;
using Payments.Tests.Kit;
using Payments.Tests.VirtualAccounts;

namespace Payments.Tests.FxPayments;

/// <summary>Every edge of an inbound payment's life, over the graph and the simulated market.</summary>
public sealed class InboundPaymentEdgeTests(PaymentsHost host)
    : IClassFixture<PaymentsHost>,
        IAsyncLifetime
{
    private GraphUser Acme => host.Acme;

    public async ValueTask InitializeAsync() =>
        (await SetAsync(Acme, enabled: true)).Refusals().ShouldBeEmpty();

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("Invoice 12", "INITIALISING OPEN CLOSED")]
    [InlineData("LATE_FX", "INITIALISING OPEN CLOSED")]
    [InlineData("FAIL_FX", "INITIALISING OPEN FAILED")]
    public async Task Without_help_it_ends_as_its_text_says(string words, string life)
    {
        var (euros, dollars) = (await Acme.BalanceAsync("EUR"), await Acme.BalanceAsync("AUD"));
        var deposit = await Acme.FundAsync($"{words} {await Acme.ReferenceAsync()}");

        var payment = await EndAsync(deposit, life.Split(' ')[^1]);

        payment.Statuses().ShouldBe(life);
        payment["direction"]!.ToString().ShouldBe("INBOUND");
        payment["recipient"].ShouldBeNull();
        payment["quote"].ShouldBeNull();
        payment["deposit"]!["id"]!.ToString().ShouldBe(deposit["id"]!.ToString());
        payment.Amount("from").ShouldBe(100);
        var isClosed = life.EndsWith("CLOSED", StringComparison.Ordinal);
        (payment["statusReason"] is null).ShouldBe(isClosed);
        (await Acme.BalanceAsync("EUR")).ShouldBe(isClosed ? euros : euros + 100);
        (await Acme.BalanceAsync("AUD")).ShouldBe(
            isClosed ? dollars + payment.Amount("to") : dollars
        );
    }

    [Theory]
    [InlineData("SETTLE", "CLOSED")]
    [InlineData("REJECT", "FAILED")]
    public async Task What_the_market_is_told_becomes_of_it(string answer, string end)
    {
        var deposit = await Acme.FundAsync($"{await Acme.ReferenceAsync()} HALT_FX");
        var id = (await PaymentAsync(deposit))["id"]!.ToString();
        (await OutcomeAsync(id, "RETURN")).ShouldBe(["INVALID_INPUT input.answer"]);

        // Told at once: the order may not even have left.
        (await OutcomeAsync(id, answer)).ShouldBeEmpty();

        (await EndAsync(deposit, end)).Statuses().ShouldBe($"INITIALISING OPEN {end}");
        (await OutcomeAsync(id, answer)).ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Fact]
    public async Task What_is_too_little_to_exchange_fails_at_once_and_stays_foreign()
    {
        var before = await Acme.BalanceAsync("HKD");
        var deposit = await Acme.FundAsync(await Acme.ReferenceAsync(), "0.01", "HKD");

        var payment = await EndAsync(deposit, "FAILED");

        payment.Statuses().ShouldBe("INITIALISING FAILED");
        payment["statusReason"]!["code"]!.ToString().ShouldBe("AMOUNT_NOT_EXCHANGEABLE");
        payment["rate"].ShouldBeNull();
        (await Acme.BalanceAsync("HKD")).ShouldBe(before + 0.01m);
    }

    [Fact]
    public async Task Money_of_others_or_without_the_setting_stays_as_it_came()
    {
        var reference = await Acme.ReferenceAsync();
        JsonNode[] deposits =
        [
            await Acme.FundAsync(reference, payer: "Pat Payer"),
            await Acme.FundAsync(reference, payer: "Acme Trade"),
            await Acme.FundAsync(reference, payer: null),
            await Acme.FundAsync(reference, currency: "AUD"),
        ];
        (await SetAsync(Acme, enabled: false)).Refusals().ShouldBeEmpty();
        var off = await Acme.FundAsync(reference);

        foreach (var deposit in deposits.Append(off))
        {
            deposit["status"]!.ToString().ShouldBe("CONFIRMED");
            (await ShownAsync(deposit)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Of_what_correspondents_bring_all_but_their_fee_is_converted()
    {
        var deposit = await Acme.FundAsync(
            await Acme.ReferenceAsync(),
            "50.00",
            "USD",
            rail: "CROSS_BORDER"
        );

        (await EndAsync(deposit, "CLOSED")).Amount("from").ShouldBe(49);
    }

    [Fact]
    public async Task A_sub_clients_own_money_is_converted_and_tagged_and_found()
    {
        var jane = await Acme.SubClientAsync();
        var reference = await Acme.ReferenceAsync(jane);
        var deposit = await Acme.FundAsync(reference, payer: "Jane Citizen");

        var payment = await EndAsync(deposit, "CLOSED");

        payment["virtualAccount"]!["id"]!.ToString().ShouldBe(jane);
        var found = await Acme.AskAsync(
            """
            query ($id: ID) {
              inbound: payments(first: 5, virtualAccountId: $id, where: { direction: { eq: INBOUND } }) { nodes { id } }
              outbound: payments(first: 5, virtualAccountId: $id, where: { direction: { eq: OUTBOUND } }) { nodes { id } }
            }
            """,
            new { id = jane }
        );
        found["inbound"]!["nodes"]!.AsArray().Single()!["id"]!
            .ToString()
            .ShouldBe(payment["id"]!.ToString());
        found["outbound"]!["nodes"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_review_lets_in_is_converted_then()
    {
        var deposit = await Acme.FundAsync($"{await Acme.ReferenceAsync()} HALT_AML");
        (await ShownAsync(deposit)).ShouldBeNull();

        await Acme.ChangeAsync(
            "simulateDepositReview",
            "deposit { status }",
            new
            {
                depositId = deposit["id"]!.ToString(),
                decision = "ACCEPT",
                idempotencyKey = SubClients.Key(),
            }
        );

        await EndAsync(deposit, "CLOSED");
    }

    [Fact]
    public async Task It_is_not_called_off_or_reviewed()
    {
        var deposit = await Acme.FundAsync($"{await Acme.ReferenceAsync()} HALT_FX");
        var paymentId = (await PaymentAsync(deposit))["id"]!.ToString();

        var cancelled = await Acme.ChangeAsync(
            "cancelPayment",
            "payment { id }",
            new { paymentId, idempotencyKey = SubClients.Key() }
        );
        var reviewed = await Acme.ChangeAsync(
            "simulatePaymentReview",
            "payment { id }",
            new
            {
                paymentId,
                decision = "APPROVE",
                idempotencyKey = SubClients.Key(),
            }
        );

        cancelled.Refusals().ShouldBe(["INVALID_INPUT input.paymentId"]);
        reviewed.Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Fact]
    public async Task Each_step_is_pushed_and_both_statements_name_it()
    {
        var words = $"Invoice {Guid.CreateVersion7():n}";
        var after = await Acme.FirstCursorAsync();
        var deposit = await Acme.FundAsync($"{await Acme.ReferenceAsync()} {words}", "31.00");
        var id = (await EndAsync(deposit, "CLOSED"))["id"]!.ToString();

        var told = await host.TakeAsync(
            Acme,
            """
            subscription ($id: ID!, $after: EventCursor) {
              paymentChanged(id: $id, after: $after) { type status payment { direction } }
            }
            """,
            new { id, after },
            3
        );

        told.Select(item => item["paymentChanged"]!["type"]!.ToString())
            .ShouldBe(["payment.created", "payment.opened", "payment.closed"]);
        foreach (var currency in (string[])["EUR", "AUD"])
        {
            var line = (await LinesAsync(currency, words)).ShouldHaveSingleItem();
            line["kind"]!.ToString().ShouldBe("PAYMENT");
            line["counterparty"]!.ToString().ShouldBe("Acme Trading Pty Ltd");
        }
    }

    [Fact]
    public async Task The_setting_needs_an_administrator_and_is_off_at_first()
    {
        var before = await host.Bluegum.AskAsync("{ viewer { tenant { autoReceive } } }");
        var approver = await host.SignInAsync("approver@bluegum.example");

        before["viewer"]!["tenant"]!["autoReceive"]!.GetValue<bool>().ShouldBeFalse();
        (await SetAsync(approver, enabled: true)).Refusals().ShouldBe(["FORBIDDEN"]);
        (await SetAsync(host.Bluegum, enabled: true))["tenant"]!["autoReceive"]!
            .GetValue<bool>()
            .ShouldBeTrue();
    }

    private static Task<JsonNode> SetAsync(GraphUser user, bool enabled) =>
        user.ChangeAsync(
            "setAutoReceive",
            "tenant { autoReceive }",
            new { enabled, idempotencyKey = SubClients.Key() }
        );

    private async Task<string[]> OutcomeAsync(string paymentId, string answer) =>
        (
            await Acme.ChangeAsync(
                "simulatePaymentOutcome",
                "payment { id }",
                new
                {
                    paymentId,
                    answer,
                    idempotencyKey = SubClients.Key(),
                }
            )
        ).Refusals();

    /// <summary>The payment of a deposit as it is now; null for none.</summary>
    private async Task<JsonNode?> ShownAsync(JsonNode deposit) =>
        (
            await Acme.AskAsync(
                $$"""
                query ($id: ID!) { node(id: $id) { ... on Deposit { payment {
                  {{PaymentGraphTalk.Fields}} direction rate recipient { id } quote { id } deposit { id }
                } } } }
                """,
                new { id = deposit["id"]!.ToString() }
            )
        )["node"]!["payment"];

    private async Task<JsonNode> PaymentAsync(JsonNode deposit) =>
        (await ShownAsync(deposit)).ShouldNotBeNull();

    private Task<JsonNode> EndAsync(JsonNode deposit, string status) =>
        Eventually.ReachesAsync(
            () => PaymentAsync(deposit),
            payment => (string?)payment["status"] == status,
            payment => $"{payment["status"]} and not {status}"
        );

    /// <summary>The lines of payments with these words.</summary>
    private async Task<List<JsonNode>> LinesAsync(string currency, string words)
    {
        var data = await Acme.AskAsync(
            """
            query ($of: CurrencyCode!, $from: DateTime!, $to: DateTime!) {
              statement(currency: $of, from: $from, to: $to) {
                entries(last: 50) { nodes { lines { kind counterparty reference } } }
              }
            }
            """,
            new
            {
                of = currency,
                from = DateTimeOffset.UnixEpoch,
                to = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero),
            }
        );
        return
        [
            .. data["statement"]!["entries"]!["nodes"]!
                .AsArray()
                .SelectMany(node => node!["lines"]!.AsArray())
                .Select(line => line!)
                .Where(line =>
                    line["kind"]!.ToString() != "DEPOSIT"
                    && line["reference"]!.ToString().Contains(words, StringComparison.Ordinal)
                ),
        ];
    }
}
