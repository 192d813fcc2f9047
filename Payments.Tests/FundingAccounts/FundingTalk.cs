using System.Text.Json.Nodes;
using Payments.Tests.Kit;
using Payments.Tests.VirtualAccounts;

namespace Payments.Tests.FundingAccounts;

/// <summary>Money for funding accounts, asked of a running server as a client asks.</summary>
internal static class FundingTalk
{
    private const string Selection = """
        deposit {
          id status fundingReference payerMatch reviewedFor amount { amount currency } virtualAccount { id }
        }
        suspendedCredit { id status reason }
        simulation { id railCreditId }
        replayed
        """;

    /// <summary>The tenant's own reference.</summary>
    public static async Task<string> ReferenceAsync(this GraphUser user) =>
        (await user.AskAsync("{ fundingAccounts(currencies: [\"EUR\"]) { reference } }"))[
            "fundingAccounts"
        ]![0]!["reference"]!.ToString();

    /// <summary>The reference of a sub-client.</summary>
    public static async Task<string> ReferenceAsync(this GraphUser user, string subClient) =>
        (
            await user.AskAsync(
                """
                query ($id: ID!) {
                  node(id: $id) { ... on VirtualAccount { fundingAccounts(currencies: ["EUR"]) { reference } } }
                }
                """,
                new { id = subClient }
            )
        )["node"]!["fundingAccounts"]![0]!["reference"]!.ToString();

    /// <summary>A sub-client that is ACTIVE: Jane Quinn Citizen.</summary>
    public static async Task<string> SubClientAsync(this GraphUser user)
    {
        var id = await user.OpenAsync(SubClients.Person());
        await user.AccountWhenAsync(id, "ACTIVE");
        return id;
    }

    public static Task<JsonNode> TryFundAsync(
        this GraphUser user,
        string? reference,
        string amount = "100.00",
        string currency = "EUR",
        string? payer = "Acme Trading Pty Ltd",
        string? rail = null,
        string? key = null
    ) =>
        user.ChangeAsync(
            "simulateFundingCredit",
            Selection,
            new
            {
                amount = new { amount, currency },
                reference,
                payerName = payer,
                rail,
                idempotencyKey = key ?? SubClients.Key(),
            }
        );

    /// <summary>The deposit that a payment with a good reference became.</summary>
    public static async Task<JsonNode> FundAsync(
        this GraphUser user,
        string reference,
        string amount = "100.00",
        string currency = "EUR",
        string? payer = "Acme Trading Pty Ltd",
        string? rail = null
    )
    {
        var payload = await user.TryFundAsync(reference, amount, currency, payer, rail);
        payload.Refusals().ShouldBeEmpty();
        return payload["deposit"].ShouldNotBeNull(payload.ToJsonString());
    }

    /// <summary>What the tenant has of a currency.</summary>
    public static async Task<decimal> BalanceAsync(this GraphUser user, string currency)
    {
        var data = await user.AskAsync("{ balances { currency available { amount } } }");
        return data["balances"]!
            .AsArray()
            .Where(balance => balance!["currency"]!.ToString() == currency)
            .Select(balance =>
                decimal.Parse(
                    balance!["available"]!["amount"]!.ToString(),
                    System.Globalization.CultureInfo.InvariantCulture
                )
            )
            .SingleOrDefault();
    }
}
