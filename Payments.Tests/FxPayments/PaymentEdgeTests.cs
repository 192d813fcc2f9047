using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.FxPayments;

/// <summary>Every edge of a payment's life, over the graph and the simulated rail.</summary>
public sealed class PaymentEdgeTests(PaymentsHost host)
    : IClassFixture<PaymentsHost>,
        IAsyncLifetime
{
    private GraphUser Acme => host.Acme;

    public async ValueTask InitializeAsync() => await Acme.DepositAsync("100.00");

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("Invoice 7", "OPEN CLOSED", null)]
    [InlineData("RAIL_RJCT_AC04", "OPEN FAILED", "RECIPIENT_ACCOUNT_CLOSED")]
    [InlineData("PUSH_AML", "INITIALISING OPEN CLOSED", null)]
    [InlineData("FAIL_AML", "INITIALISING CANCELLED", "COMPLIANCE_DECLINED")]
    public async Task Without_help_it_ends_as_its_reference_says(
        string reference,
        string life,
        string? rejectCode
    )
    {
        var before = decimal.Parse(await Acme.AvailableAsync(), Culture);
        var id = await Acme.PayAbroadAsync(reference);

        var payment = await Acme.PaymentReachesAsync(id, life.Split(' ')[^1]);

        payment.Statuses().ShouldBe(life);
        ((string?)payment["rejectCode"]).ShouldBe(rejectCode);
        payment["isFinal"]!.GetValue<bool>().ShouldBeTrue();
        payment["cancellation"].ShouldBeNull();
        var cost = payment.Amount("from") + payment.Amount("fee");
        decimal.Parse(await Acme.AvailableAsync(), Culture)
            .ShouldBe(rejectCode is null ? before - cost : before);
    }

    [Theory]
    [InlineData("APPROVE", "INITIALISING OPEN CLOSED")]
    [InlineData("DECLINE", "INITIALISING CANCELLED")]
    public async Task A_review_lets_it_go_on_or_ends_it_and_is_decided_once(
        string decision,
        string life
    )
    {
        var id = await Acme.PayAbroadAsync("HALT_AML");
        (await Acme.PaymentAsync(id)).Statuses().ShouldBe("INITIALISING");

        (await ReviewAsync(id, decision)).ShouldBeEmpty();

        (await Acme.PaymentReachesAsync(id, life.Split(' ')[^1])).Statuses().ShouldBe(life);
        (await ReviewAsync(id, decision)).ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Theory]
    [InlineData("SETTLE", "CLOSED")]
    [InlineData("REJECT", "FAILED")]
    public async Task What_the_rail_is_told_becomes_of_it(string answer, string end)
    {
        var id = await Acme.PayAbroadAsync("RAIL_NEVER");

        (await OutcomeAsync(id, answer)).ShouldBeEmpty();

        (await Acme.PaymentReachesAsync(id, end)).Statuses().ShouldBe($"OPEN {end}");
        (await OutcomeAsync(id, "REJECT")).ShouldBe(["ILLEGAL_TRANSITION"]);
        (await CancelAsync(id)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Fact]
    public async Task What_comes_back_after_the_end_is_in_the_balance_of_its_currency_once()
    {
        var id = await Acme.PayAbroadAsync("RAIL_NEVER");
        (await OutcomeAsync(id, "RETURN")).ShouldBe(["INVALID_INPUT input.answer"]);
        await OutcomeAsync(id, "SETTLE");
        await Acme.PaymentReachesAsync(id, "CLOSED");
        var euros = await EurosAsync();

        (await OutcomeAsync(id, "RETURN")).ShouldBeEmpty();

        var payment = await Eventually.ReachesAsync(
            () => Acme.PaymentAsync(id),
            node => node["rejectCode"] is not null,
            node => $"{id} has not come back: {node["statusReason"]}"
        );
        payment["status"]!.ToString().ShouldBe("CLOSED");
        (await EurosAsync()).ShouldBe(euros + payment.Amount("to"));
        (await OutcomeAsync(id, "RETURN")).ShouldBe(["INVALID_INPUT input.answer"]);
    }

    [Fact]
    public async Task Called_off_under_review_it_shows_what_the_way_there_and_back_has_cost()
    {
        var before = decimal.Parse(await Acme.AvailableAsync(), Culture);
        var id = await Acme.PayAbroadAsync("HALT_AML");

        var cancelled = (await CancelAsync(id))["payment"]!;

        cancelled["status"]!.ToString().ShouldBe("CANCELLED");
        cancelled["rejectCode"]!.ToString().ShouldBe("CANCELLATION_REQUESTED_BY_PARTICIPANT");
        var shown = cancelled["cancellation"]!;
        var loss = shown.Amount("loss");
        loss.ShouldBePositive();
        (shown.Amount("returned") + loss).ShouldBe(cancelled.Amount("from"));
        shown.Amount("feeReturned").ShouldBe(cancelled.Amount("fee"));
        shown["reconverted"]!.ToJsonString().ShouldBe(cancelled["to"]!.ToJsonString());
        decimal.Parse(await Acme.AvailableAsync(), Culture).ShouldBe(before - loss);
        (await ReviewAsync(id, "APPROVE")).ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Fact]
    public async Task What_the_rail_has_is_called_off_by_the_rail_and_the_fee_is_kept()
    {
        var before = decimal.Parse(await Acme.AvailableAsync(), Culture);
        var id = await Acme.PayAbroadAsync("RAIL_NEVER");

        var asked = (await CancelAsync(id))["payment"]!;
        var again = (await CancelAsync(id))["payment"]!;
        var cancelled = await Acme.PaymentReachesAsync(id, "CANCELLED");

        asked["cancellation"]!["requestedAt"].ShouldNotBeNull();
        again["cancellation"]!.ToJsonString().ShouldBe(asked["cancellation"]!.ToJsonString());
        cancelled.Statuses().ShouldBe("OPEN CANCELLED");
        var shown = cancelled["cancellation"]!;
        shown.Amount("feeReturned").ShouldBe(0);
        decimal.Parse(await Acme.AvailableAsync(), Culture)
            .ShouldBe(before - shown.Amount("loss") - cancelled.Amount("fee"));
    }

    [Fact]
    public async Task A_dry_run_shows_the_price_of_calling_off_and_changes_nothing()
    {
        var id = await Acme.PayAbroadAsync("HALT_AML");
        var before = await Acme.AvailableAsync();

        var shown = await CancelAsync(id, dryRun: true);

        shown["payment"]!["cancellation"]!.Amount("returned").ShouldBePositive();
        (await Acme.AvailableAsync()).ShouldBe(before);
        var kept = await Acme.PaymentAsync(id);
        (kept.Statuses(), kept["cancellation"]).ShouldBe(("INITIALISING", null));
    }

    [Theory]
    [InlineData("10.00", "AUD", "RECONVERSION_TOO_LOW input.returnedMin")]
    [InlineData("1.00", "EUR", "INVALID_INPUT input.returnedMin.currency")]
    [InlineData("9.00", "AUD", null)]
    public async Task Less_than_wanted_is_refused_and_moves_nothing(
        string amount,
        string currency,
        string? refusal
    )
    {
        var id = await Acme.PayAbroadAsync("HALT_AML");

        var payload = await CancelAsync(id, returnedMin: new { amount, currency });

        payload.Refusals().ShouldBe(refusal is null ? [] : [refusal]);
        (await Acme.PaymentAsync(id))["status"]!
            .ToString()
            .ShouldBe(refusal is null ? "CANCELLED" : "INITIALISING");
    }

    [Fact]
    public async Task Another_tenant_calls_off_and_decides_nothing()
    {
        var id = await Acme.PayAbroadAsync("HALT_AML");

        var refusals = (
            await host.Bluegum.DoAsync("cancelPayment", "payment { id }", new { paymentId = id })
        ).Refusals();

        refusals.ShouldBe(["NOT_FOUND input.paymentId"]);
        (await Acme.PaymentAsync(id)).Statuses().ShouldBe("INITIALISING");
    }

    [Fact]
    public async Task Some_countries_want_to_know_where_the_money_comes_from()
    {
        var recipientId = await Acme.RecipientAsync(
            "Example Trading Co",
            new
            {
                type = "CNAPS",
                currency = "CNY",
                country = "CN",
                cnaps = "102100099996",
                accountNumber = "6222020200012345678",
                bic = "ICBKCNBJ",
            }
        );
        var quoteId = await Acme.QuoteAsync("CNY");

        var silent = await PayAsync(new { quoteId, recipientId });
        var told = await PayAsync(
            new
            {
                quoteId,
                recipientId,
                sourceOfFunds = "BUSINESS_FUNDS",
            }
        );

        silent.Refusals().ShouldBe(["INVALID_INPUT input.sourceOfFunds"]);
        told.Refusals().ShouldBeEmpty();
        told["payment"]!["sourceOfFunds"]!.ToString().ShouldBe("BUSINESS_FUNDS");
    }

    [Fact]
    public async Task A_sub_client_pays_by_its_account_if_that_is_in_use()
    {
        var account = await Acme.FundAsync();
        var recipientId = await Acme.RecipientAsync("Beispiel GmbH", PaymentGraphTalk.German);

        var paid = await PayAsync(
            new
            {
                quoteId = await Acme.QuoteAsync(),
                recipientId,
                virtualAccountId = account,
            }
        );
        var nobody = await PayAsync(
            new
            {
                quoteId = await Acme.QuoteAsync(),
                recipientId,
                virtualAccountId = "vac_nonsense",
            }
        );

        paid.Refusals().ShouldBeEmpty();
        paid["payment"]!["virtualAccount"]!["id"]!.ToString().ShouldBe(account);
        nobody.Refusals().ShouldBe(["NOT_FOUND input.virtualAccountId"]);
        var found = await Acme.AskAsync(
            """query ($id: ID) { payments(virtualAccountId: $id, where: { toCurrency: { in: ["EUR"] } }) { nodes { id } } }""",
            new { id = account }
        );
        found["payments"]!["nodes"]!.AsArray().Single()!["id"]!
            .ToString()
            .ShouldBe(paid["payment"]!["id"]!.ToString());
    }

    private static System.Globalization.CultureInfo Culture =>
        System.Globalization.CultureInfo.InvariantCulture;

    private async Task<decimal> EurosAsync()
    {
        var data = await Acme.AskAsync(
            """{ balances(currencies: ["EUR"]) { available { amount } } }"""
        );
        return data["balances"]!.AsArray() is [{ } euros] ? euros.Amount("available") : 0;
    }

    private Task<JsonNode> PayAsync(object input) =>
        Acme.DoAsync("createPayment", $"payment {{ {PaymentGraphTalk.Fields} }}", input);

    private Task<JsonNode> CancelAsync(
        string id,
        object? returnedMin = null,
        bool? dryRun = null
    ) =>
        Acme.DoAsync(
            "cancelPayment",
            $"payment {{ {PaymentGraphTalk.Fields} }}",
            new
            {
                paymentId = id,
                returnedMin,
                dryRun,
            }
        );

    private async Task<string[]> ReviewAsync(string id, string decision) =>
        (
            await Acme.DoAsync(
                "simulatePaymentReview",
                "payment { id }",
                new { paymentId = id, decision }
            )
        ).Refusals();

    private async Task<string[]> OutcomeAsync(string id, string answer) =>
        (
            await Acme.DoAsync(
                "simulatePaymentOutcome",
                "payment { id }",
                new { paymentId = id, answer }
            )
        ).Refusals();
}
