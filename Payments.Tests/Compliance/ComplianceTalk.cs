using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Compliance;

/// <summary>What the tests of compliance say to the graph.</summary>
internal static class ComplianceTalk
{
    private static int _numbers = 10_000_000;

    public static string Key() => Guid.CreateVersion7().ToString();

    /// <summary>An account that no other test knows.</summary>
    public static object NewAccount() => Account($"{Interlocked.Increment(ref _numbers)}");

    public static object Account(string accountNumber) =>
        new
        {
            type = "BSB",
            currency = "AUD",
            country = "AU",
            bsb = "062000",
            accountNumber,
        };

    public static object Aud(string amount) => new { amount, currency = "AUD" };

    /// <summary>The payload of a mutation under a key of its own.</summary>
    public static Task<JsonNode> DoAsync(
        this GraphUser user,
        string mutation,
        string selection,
        object input
    )
    {
        var node = System.Text.Json.JsonSerializer.SerializeToNode(input)!.AsObject();
        node["idempotencyKey"] ??= Key();
        return user.ChangeAsync(mutation, selection, node);
    }

    public static async Task<string> RecipientAsync(
        this GraphUser user,
        string companyName,
        object? account = null
    )
    {
        var payload = await user.DoAsync(
            "createRecipient",
            "recipient { id }",
            new { name = new { companyName }, account = account ?? NewAccount() }
        );
        payload.Refusals().ShouldBeEmpty();
        return payload["recipient"]!["id"]!.ToString();
    }

    /// <summary>The id of the user's tenant.</summary>
    public static async Task<string> TenantIdAsync(this GraphUser user) =>
        (await user.AskAsync("{ viewer { tenant { id } } }"))["viewer"]!["tenant"]![
            "id"
        ]!.ToString();

    /// <summary>Money to pay with; the account that it came to.</summary>
    public static async Task<string> FundAsync(this GraphUser user, string amount = "1000.00")
    {
        var opened = await user.DoAsync(
            "createVirtualAccount",
            "virtualAccount { id }",
            new { accountName = "Collections", currency = "AUD" }
        );
        var virtualAccountId = opened["virtualAccount"]!["id"]!.ToString();
        var paid = await user.DoAsync(
            "simulateDeposit",
            "deposit { status }",
            new { virtualAccountId, amount = Aud(amount) }
        );
        paid["deposit"]!["status"]!.ToString().ShouldBe("CONFIRMED");
        return virtualAccountId;
    }

    public static async Task<string> AvailableAsync(this GraphUser user)
    {
        var data = await user.AskAsync(
            """{ balances(currencies: ["AUD"]) { available { amount } } }"""
        );
        return data["balances"]![0]!["available"]!["amount"]!.ToString();
    }

    /// <summary>What a subscription has told of an object from its beginning, oldest first.</summary>
    public static async Task<string[]> ToldAsync(
        this PaymentsHost host,
        GraphUser user,
        string subscription,
        string id,
        int count
    )
    {
        var after = await user.FirstCursorAsync();
        var items = await host.TakeAsync(
            user,
            $$"""
            subscription ($id: ID, $after: EventCursor) {
              {{subscription}}(id: $id, after: $after) { type version previousStatus status }
            }
            """,
            new { id, after },
            count
        );
        return
        [
            .. items.Select(item =>
            {
                var change = item[subscription]!;
                return $"{change["version"]} {change["previousStatus"]}>{change["status"]}";
            }),
        ];
    }
}
