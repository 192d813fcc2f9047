using System.Text.Json.Nodes;

namespace Payments.Tests.Kit;

/// <summary>Money of a member of a running server, moved over HTTP as a client moves it.</summary>
public static class MoneyTalk
{
    /// <summary>A deposit from outside by the simulated rail, confirmed.</summary>
    public static async Task<JsonNode> DepositAsync(
        this GraphUser user,
        string amount,
        string payer = "Pat Payer",
        string reference = "Order 12"
    )
    {
        var account = await user.ChangeAsync(
            "createVirtualAccount",
            "virtualAccount { id }",
            new
            {
                accountName = "Collections",
                currency = "AUD",
                idempotencyKey = Key(),
            }
        );
        var payload = await user.ChangeAsync(
            "simulateDeposit",
            "deposit { id status amount { amount } fee { amount } }",
            new
            {
                virtualAccountId = account["virtualAccount"]!["id"]!.ToString(),
                amount = new { amount, currency = "AUD" },
                payerName = payer,
                reference,
                idempotencyKey = Key(),
            }
        );
        payload.Refusals().ShouldBeEmpty();
        return payload["deposit"]!;
    }

    /// <summary>A withdrawal to a recipient of its own.</summary>
    public static async Task<JsonNode> WithdrawAsync(
        this GraphUser user,
        string amount,
        string recipient = "Bluegum Imports Pty Ltd",
        string reference = "Invoice 7",
        string accountNumber = "12345678"
    )
    {
        var made = await user.ChangeAsync(
            "createRecipient",
            "recipient { id }",
            new
            {
                name = new { companyName = recipient },
                account = new
                {
                    type = "BSB",
                    currency = "AUD",
                    country = "AU",
                    bsb = "062000",
                    accountNumber,
                },
                idempotencyKey = Key(),
            }
        );
        var payload = await user.ChangeAsync(
            "createWithdrawal",
            "withdrawal { id status amount { amount } fee { amount } }",
            new
            {
                recipientId = made["recipient"]!["id"]!.ToString(),
                amount = new { amount, currency = "AUD" },
                reference,
                idempotencyKey = Key(),
            }
        );
        payload.Refusals().ShouldBeEmpty();
        return payload["withdrawal"]!;
    }

    private static string Key() => Guid.CreateVersion7().ToString();
}
