using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.VirtualAccounts;

/// <summary>Sub-clients over the graph, and the accounts in their name.</summary>
internal static class SubClients
{
    public const string Selection = """
        virtualAccount {
          id status version accountName currency bsb accountNumber iban externalId isFinal
          clientType addressVerification statusReason { code }
          holder { clientType fullName firstName lastName mobile businessNumber }
          address { line1 city country } postalAddress { line1 } idDoc { type number }
        }
        replayed
        """;

    public static string Key() => Guid.CreateVersion7().ToString();

    /// <summary>A person in Melbourne; the test changes what it is about.</summary>
    public static JsonObject Person(
        string firstName = "Jane",
        string lastName = "Citizen",
        string country = "AU"
    ) =>
        new()
        {
            ["firstName"] = firstName,
            ["middleName"] = "Quinn",
            ["lastName"] = lastName,
            ["email"] = "jane@citizen.example",
            ["mobile"] = "0061 422 832 849",
            ["dateOfBirth"] = "1990-02-03",
            ["address"] = Address(country),
            ["idDoc"] = new JsonObject
            {
                ["type"] = "PASSPORT",
                ["number"] = "N1234567",
                ["country"] = country,
                ["expiryDate"] = "2099-12-31",
            },
        };

    public static JsonObject Company()
    {
        var company = Person();
        company["legalName"] = "Citizen Holdings Pty Ltd";
        company["tradingAsName"] = "Citizen Bikes";
        company["businessNumber"] = "51 824 753 556";
        return company;
    }

    public static JsonObject Address(string country = "AU", string line1 = "12 Collins St") =>
        new()
        {
            ["line1"] = line1,
            ["city"] = "Melbourne",
            ["region"] = "VIC",
            ["postcode"] = "3000",
            ["country"] = country,
        };

    public static Task<JsonNode> TryOpenAsync(
        this GraphUser user,
        JsonObject holder,
        string currency = "AUD",
        string? externalId = null
    ) =>
        user.ChangeAsync(
            "createVirtualAccount",
            Selection,
            new
            {
                accountName = "Collections",
                currency,
                externalId,
                holder,
                idempotencyKey = Key(),
            }
        );

    public static async Task<string> OpenAsync(this GraphUser user, JsonObject holder)
    {
        var payload = await user.TryOpenAsync(holder);
        payload.Refusals().ShouldBeEmpty();
        return payload["virtualAccount"]!["id"]!.ToString();
    }

    public static Task<JsonNode> ChangeAccountAsync(
        this GraphUser user,
        string mutation,
        string id,
        object? more = null
    )
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        input["virtualAccountId"] = id;
        input["idempotencyKey"] = Key();
        return user.ChangeAsync(mutation, Selection, input);
    }

    public static async Task<JsonNode> AccountAsync(this GraphUser user, string id) =>
        (
            await user.AskAsync(
                $$"""
                query ($id: ID!) { node(id: $id) { ... on VirtualAccount {
                  id status version externalId addressVerification statusReason { code }
                  address { line1 } postalAddress { line1 }
                } } }
                """,
                new { id }
            )
        )["node"]!;

    /// <summary>The account once it is as expected: what the screening says comes by the outbox.</summary>
    public static Task<JsonNode> AccountWhenAsync(
        this GraphUser user,
        string id,
        Func<JsonNode, bool> isReached
    ) =>
        Eventually.ReachesAsync(
            () => user.AccountAsync(id),
            isReached,
            account => account.ToJsonString()
        );

    public static Task<JsonNode> AccountWhenAsync(this GraphUser user, string id, string status) =>
        user.AccountWhenAsync(id, account => account["status"]!.ToString() == status);
}
