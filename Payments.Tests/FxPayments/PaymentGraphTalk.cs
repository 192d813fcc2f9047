using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.FxPayments;

/// <summary>What the tests of payments say to the graph.</summary>
internal static class PaymentGraphTalk
{
    public const string Fields = """
        id status isFinal from { amount } to { amount currency } fee { amount } rejectCode sourceOfFunds
        statusReason { code } virtualAccount { id } timeline { type status }
        cancellation {
          requestedAt reconverted { amount currency } rate returned { amount } loss { amount } feeReturned { amount }
        }
        """;

    public static readonly object German = new
    {
        type = "IBAN",
        currency = "EUR",
        country = "DE",
        iban = "DE89370400440532013000",
    };

    /// <summary>A firm quote over 10 AUD.</summary>
    public static async Task<string> QuoteAsync(this GraphUser user, string toCurrency = "EUR")
    {
        var payload = await user.DoAsync(
            "createQuote",
            "quote { id }",
            new
            {
                fromCurrency = "AUD",
                toCurrency,
                fromAmount = "10.00",
                firm = true,
            }
        );
        payload.Refusals().ShouldBeEmpty();
        return payload["quote"]!["id"]!.ToString();
    }

    /// <summary>A payment of 10 AUD to Germany.</summary>
    public static async Task<string> PayAbroadAsync(this GraphUser user, string reference)
    {
        var payload = await user.DoAsync(
            "createPayment",
            "payment { id }",
            new
            {
                quoteId = await user.QuoteAsync(),
                recipientId = await user.RecipientAsync("Beispiel GmbH", German),
                reference,
            }
        );
        payload.Refusals().ShouldBeEmpty();
        return payload["payment"]!["id"]!.ToString();
    }

    public static async Task<JsonNode> PaymentAsync(this GraphUser user, string id) =>
        (
            await user.AskAsync(
                $$"""query ($id: ID!) { node(id: $id) { ... on Payment { {{Fields}} } } }""",
                new { id }
            )
        )["node"]!;

    public static Task<JsonNode> PaymentReachesAsync(
        this GraphUser user,
        string id,
        string status
    ) =>
        Eventually.ReachesAsync(
            () => user.PaymentAsync(id),
            node => (string?)node["status"] == status,
            node => $"{id} is {node["status"]} and not {status}"
        );

    public static string Statuses(this JsonNode payment) =>
        string.Join(
            ' ',
            payment["timeline"]!
                .AsArray()
                .Select(change => (string?)change!["status"])
                .OfType<string>()
        );

    public static decimal Amount(this JsonNode node, string field) =>
        decimal.Parse(
            (string)node[field]!["amount"]!,
            System.Globalization.CultureInfo.InvariantCulture
        );
}
