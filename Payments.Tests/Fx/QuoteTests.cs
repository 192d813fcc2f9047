using System.Globalization;
using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Fx;

public sealed class QuoteTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Shown = """
        quote {
          id status isFinal firm expiresAt usedAt fixedSide applicability symbol inverted side bid ask mid rate
          from { amount currency } to { amount currency } fee { amount currency } totalCost { amount currency }
        }
        """;

    [Fact]
    public async Task A_quote_shows_its_symbol_its_market_and_its_whole_cost()
    {
        var quote = (
            await host.Acme.ChangeAsync(
                "createQuote",
                Shown,
                new
                {
                    fromCurrency = "EUR",
                    toCurrency = "AUD",
                    fromAmount = "100.00",
                    firm = true,
                    idempotencyKey = "quote-shown",
                }
            )
        )["quote"]!;

        Text(quote, "symbol", "inverted", "side", "fixedSide", "applicability", "status")
            .ShouldBe(["AUDEUR", "true", "BUY", "FROM", "PAYMENT", "OPEN"]);
        Text(quote["fee"]!, "amount", "currency").ShouldBe(["5.00", "EUR"]);
        Text(quote["totalCost"]!, "amount", "currency").ShouldBe(["105.00", "EUR"]);
        var (bid, mid, ask) = (Number(quote, "bid"), Number(quote, "mid"), Number(quote, "ask"));
        bid.ShouldBeLessThan(mid);
        mid.ShouldBeLessThan(ask);
        // Who buys AUD pays the ask and our margin: a worse rate than one over the ask.
        Number(quote, "rate").ShouldBe(1 / ask * 0.996m, 0.000001m);
        Number(quote["to"]!, "amount").ShouldBe(100 * Number(quote, "rate"), 0.005m);
    }

    [Fact]
    public async Task The_wanted_amount_can_be_fixed_instead_and_is_kept_exactly()
    {
        var quote = (
            await host.Acme.ChangeAsync(
                "createQuote",
                Shown,
                new
                {
                    fromCurrency = "AUD",
                    toCurrency = "JPY",
                    toAmount = "12345",
                    applicability = "CONVERSION",
                    idempotencyKey = "quote-wanted",
                }
            )
        )["quote"]!;

        Text(quote, "fixedSide", "applicability", "status", "isFinal", "side")
            .ShouldBe(["TO", "CONVERSION", "INDICATIVE", "true", "SELL"]);
        Text(quote["to"]!, "amount").ShouldBe(["12345"]);
        Text(quote["fee"]!, "amount").ShouldBe(["0.00"]);
        Number(quote["from"]!, "amount").ShouldBe(12345 / Number(quote, "rate"), tolerance: 0.005m);
    }

    [Fact]
    public async Task A_pair_that_nobody_trades_is_refused_by_name()
    {
        var payload = await host.Acme.ChangeAsync(
            "createQuote",
            "quote { id }",
            new
            {
                fromCurrency = "AUD",
                toCurrency = "XPF",
                fromAmount = "1.00",
                idempotencyKey = "quote-xpf",
            }
        );

        payload.Refusals().ShouldBe(["CURRENCY_PAIR_NOT_SUPPORTED input.toCurrency"]);
    }

    [Fact]
    public async Task Currency_pairs_lists_what_can_be_quoted()
    {
        var pairs = (
            await host.Acme.AskAsync("{ currencyPairs { symbol baseCurrency quoteCurrency } }")
        )["currencyPairs"]!.AsArray();

        var symbols = pairs.Select(pair => (string)pair!["symbol"]!).ToArray();
        symbols.ShouldContain("AUDUSD");
        symbols.ShouldBeUnique();
        symbols.ShouldBeInOrder();
        pairs.ShouldAllBe(pair =>
            (string)pair!["symbol"]! == $"{pair["baseCurrency"]}{pair["quoteCurrency"]}"
        );
    }

    [Fact]
    public async Task Rates_of_many_pairs_come_in_the_order_asked_and_make_nothing()
    {
        var rates = (
            await host.Acme.AskAsync(
                """
                query ($pairs: [CurrencyPairInput!]!) {
                  exchangeRates(pairs: $pairs) { fromCurrency toCurrency rate symbol inverted }
                }
                """,
                new
                {
                    pairs = new[]
                    {
                        new { fromCurrency = "USD", toCurrency = "AUD" },
                        new { fromCurrency = "AUD", toCurrency = "USD" },
                    },
                }
            )
        )["exchangeRates"]!;

        Text(rates[0]!, "fromCurrency", "toCurrency", "symbol", "inverted")
            .ShouldBe(["USD", "AUD", "AUDUSD", "true"]);
        Text(rates[1]!, "fromCurrency", "toCurrency", "symbol", "inverted")
            .ShouldBe(["AUD", "USD", "AUDUSD", "false"]);
        (Number(rates[0]!, "rate") * Number(rates[1]!, "rate")).ShouldBeLessThan(1);
    }

    [Theory]
    [InlineData("AUD", "XPF", "CURRENCY_PAIR_NOT_SUPPORTED")]
    [InlineData("AUD", "AUD", "INVALID_INPUT")]
    public async Task Rates_that_cannot_be_given_are_refused(string from, string to, string code) =>
        (
            await host.Acme.RefusalAsync(
                "query ($pairs: [CurrencyPairInput!]!) { exchangeRates(pairs: $pairs) { rate } }",
                new { pairs = new[] { new { fromCurrency = from, toCurrency = to } } }
            )
        ).ShouldBe(code);

    [Fact]
    public async Task A_firm_quote_expires_on_the_tenants_clock_and_tells_it()
    {
        var bluegum = host.Bluegum;
        var id = await FirmAsync(bluegum, "quote-expiring");
        var shown = (
            await bluegum.AskAsync(
                "query ($id: ID!) { node(id: $id) { ... on Quote { expiresAt } } }",
                new { id }
            )
        )["node"]!["expiresAt"]!.ToString();
        // An instant is shown in milliseconds, and kept in microseconds.
        var expiry = DateTimeOffset.Parse(shown, CultureInfo.InvariantCulture).AddMilliseconds(1);

        var advanced = await bluegum.ChangeAsync(
            "advanceTestClock",
            "events { type subjectId previousStatus status }",
            new { to = expiry }
        );

        advanced["events"]!
            .AsArray()
            .Where(told => (string?)told!["subjectId"] == id)
            .Select(told => string.Join(' ', Text(told!, "type", "previousStatus", "status")))
            .ShouldBe(["quote.expired OPEN EXPIRED"]);
        var (open, expired) = (await IdsAsync(bluegum, "OPEN"), await IdsAsync(bluegum, "EXPIRED"));
        open.ShouldNotContain(id);
        expired.ShouldContain(id);
    }

    [Fact]
    public async Task Quotes_are_listed_for_their_owner_alone()
    {
        var id = await FirmAsync(host.Acme, "quote-listed");

        (await IdsAsync(host.Acme, "OPEN")).ShouldContain(id);
        (await IdsAsync(host.Bluegum, "OPEN")).ShouldNotContain(id);
    }

    private static async Task<string> FirmAsync(GraphUser user, string key) =>
        (string)
            (
                await user.ChangeAsync(
                    "createQuote",
                    "quote { id }",
                    new
                    {
                        fromCurrency = "AUD",
                        toCurrency = "EUR",
                        fromAmount = "10.00",
                        firm = true,
                        idempotencyKey = key,
                    }
                )
            )["quote"]!["id"]!;

    private static async Task<string[]> IdsAsync(GraphUser user, string status) => [.. (
                await user.AskAsync(
                    """
                    query ($where: QuoteFilterInput) {
                      quotes(first: 250, where: $where, order: [{ createdAt: DESC }]) { nodes { id } }
                    }
                    """,
                    new
                    {
                        where = new
                        {
                            status = new { eq = status },
                            fromCurrency = new { eq = "AUD" },
                            toCurrency = new { eq = "EUR" },
                        },
                    }
                )
            )["quotes"]!["nodes"]!.AsArray().Select(quote => (string)quote!["id"]!)];

    private static string[] Text(JsonNode node, params string[] fields) =>
        [.. fields.Select(field => node[field]!.ToString())];

    private static decimal Number(JsonNode node, string field) =>
        decimal.Parse((string)node[field]!, CultureInfo.InvariantCulture);
}
