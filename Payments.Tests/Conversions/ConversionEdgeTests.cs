using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Conversions;

/// <summary>Every edge of a conversion's life, over the graph and the simulated market.</summary>
public sealed class ConversionEdgeTests(PaymentsHost host)
    : IClassFixture<PaymentsHost>,
        IAsyncLifetime
{
    private const string Shown = """
        id status isFinal statusReason { code } from { amount } to { amount } fee { amount }
        totalCost { amount } rate currencyPair cancellationRequestedAt version
        """;

    public async ValueTask InitializeAsync() => await host.Acme.DepositAsync("100.00");

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData(null, "CONVERTED")]
    [InlineData("Treasury LATE_FX", "CONVERTED")]
    [InlineData("FAIL_FX", "FAILED")]
    public async Task Without_help_it_ends_as_its_note_says(string? note, string end)
    {
        var id = await CreateAsync(note);

        var conversion = await ReachesAsync(id, end);

        conversion["isFinal"]!.GetValue<bool>().ShouldBeTrue();
        (conversion["statusReason"] is null).ShouldBe(end == "CONVERTED");
        (await StatusesAsync(id)).ShouldBe(["INITIALISED", "PENDING", end]);
    }

    [Theory]
    [InlineData("EXECUTE", "CONVERTED")]
    [InlineData("REJECT", "FAILED")]
    [InlineData("CANCEL", "CANCELLED")]
    public async Task What_the_market_is_told_becomes_of_it(string outcome, string end)
    {
        // Told at once: the order may not even have left.
        var id = await CreateAsync("HALT_FX");

        await ChangeAsync("simulateConversion", new { conversionId = id, outcome });

        await ReachesAsync(id, end);
        (await StatusesAsync(id)).ShouldBe(["INITIALISED", "PENDING", end]);
        (await RefusalsAsync("cancelConversion", new { conversionId = id })).ShouldBe([
            "ILLEGAL_TRANSITION",
        ]);
        (await RefusalsAsync("simulateConversion", new { conversionId = id, outcome })).ShouldBe([
            "ILLEGAL_TRANSITION",
        ]);
    }

    [Fact]
    public async Task Called_off_in_time_all_of_the_money_is_back()
    {
        var before = await AvailableAsync("AUD");
        var id = await CreateAsync("HALT_FX");

        await ChangeAsync("cancelConversion", new { conversionId = id });

        var conversion = await ReachesAsync(id, "CANCELLED");
        conversion["cancellationRequestedAt"].ShouldNotBeNull();
        conversion["statusReason"]!["code"]!
            .ToString()
            .ShouldBe("CANCELLATION_REQUESTED_BY_PARTICIPANT");
        (await AvailableAsync("AUD")).ShouldBe(before);
    }

    [Fact]
    public async Task A_statement_names_both_legs_and_the_ledger_leads_back_to_it()
    {
        var id = await CreateAsync("Payroll of May");
        await ReachesAsync(id, "CONVERTED");

        var data = await host.Acme.AskAsync(
            """
            query ($id: ID!) {
              ledgerEntries(first: 250, where: { subjectId: $id }) {
                nodes { transaction { subject { __typename id } } }
              }
            }
            """,
            new { id }
        );

        var subjects = data["ledgerEntries"]!["nodes"]!
            .AsArray()
            .Select(node => node!["transaction"]!["subject"]!)
            .ToList();
        subjects.ShouldNotBeEmpty();
        subjects.ShouldAllBe(subject => subject["id"]!.ToString() == id);
        subjects.ShouldAllBe(subject => subject["__typename"]!.ToString() == "Conversion");
        (await StatementKindsAsync("AUD")).ShouldContain(("CONVERSION", "Payroll of May"));
        (await StatementKindsAsync("EUR")).ShouldContain(("CONVERSION", "Payroll of May"));
    }

    [Fact]
    public async Task Another_tenant_sees_and_stops_nothing()
    {
        var id = await CreateAsync("HALT_FX");

        var payload = await host.Bluegum.ChangeAsync(
            "cancelConversion",
            "conversion { id }",
            new { conversionId = id, idempotencyKey = Guid.CreateVersion7().ToString() }
        );

        payload.Refusals().ShouldBe(["NOT_FOUND input.conversionId"]);
        await ChangeAsync("simulateConversion", new { conversionId = id, outcome = "EXECUTE" });
        (await ReachesAsync(id, "CONVERTED"))["cancellationRequestedAt"].ShouldBeNull();
    }

    private async Task<string> CreateAsync(string? note)
    {
        var quote = await ChangeAsync(
            "createQuote",
            new
            {
                fromCurrency = "AUD",
                toCurrency = "EUR",
                fromAmount = "10.00",
                applicability = "CONVERSION",
                firm = true,
            },
            "quote { id }"
        );
        var payload = await ChangeAsync(
            "createConversion",
            new { quoteId = (string)quote["quote"]!["id"]!, note }
        );
        return (string)payload["conversion"]!["id"]!;
    }

    private async Task<string[]> RefusalsAsync(string mutation, object input) =>
        (await SendAsync(mutation, input, "conversion { id }")).Refusals();

    private async Task<JsonNode> ChangeAsync(
        string mutation,
        object input,
        string selection = "conversion { id }"
    )
    {
        var payload = await SendAsync(mutation, input, selection);
        payload.Refusals().ShouldBeEmpty(mutation);
        return payload;
    }

    private async Task<JsonNode> SendAsync(string mutation, object input, string selection)
    {
        var keyed = System.Text.Json.JsonSerializer.SerializeToNode(input)!.AsObject();
        keyed["idempotencyKey"] = Guid.CreateVersion7().ToString();
        return await host.Acme.ChangeAsync(mutation, selection, keyed);
    }

    private Task<JsonNode> ReachesAsync(string id, string status) =>
        Eventually.ReachesAsync(
            async () =>
                (
                    await host.Acme.AskAsync(
                        $$"""query ($id: ID!) { node(id: $id) { ... on Conversion { {{Shown}} } } }""",
                        new { id }
                    )
                )["node"]!,
            node => (string?)node["status"] == status,
            node => $"{id} is {node["status"]} and not {status}"
        );

    private async Task<string[]> StatusesAsync(string id)
    {
        var data = await host.Acme.AskAsync(
            "query ($id: ID!) { events(first: 250, subjectId: $id) { nodes { status } } }",
            new { id }
        );
        return [.. data["events"]!["nodes"]!.AsArray().Select(node => (string)node!["status"]!)];
    }

    private async Task<string> AvailableAsync(string currency)
    {
        var data = await host.Acme.AskAsync(
            """query ($of: CurrencyCode!) { balances(currencies: [$of]) { available { amount } } }""",
            new { of = currency }
        );
        return (string)data["balances"]![0]!["available"]!["amount"]!;
    }

    private async Task<List<(string, string?)>> StatementKindsAsync(string currency)
    {
        var data = await host.Acme.AskAsync(
            """
            query ($of: CurrencyCode!, $from: DateTime!, $to: DateTime!) {
              statement(currency: $of, from: $from, to: $to) { entries(first: 250) { nodes { lines { kind reference } } } }
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
                .SelectMany(entry => entry!["lines"]!.AsArray())
                .Select(line => ((string)line!["kind"]!, (string?)line["reference"])),
        ];
    }
}
