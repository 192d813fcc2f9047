using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Payments.Domain.Commands;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.GraphQL.Hosting;
using Payments.GraphQL.Identity;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Reviews;

/// <summary>
/// A server, or several on one database, with an operator of the LIVE environment and a LIVE tenant that
/// has money. Without rules that an operator has set, 500.00 AUD are reviewed.
/// </summary>
public sealed class LivePlatform : IAsyncLifetime
{
    private const string Operator = "desk@platform.example";
    private const string Payer = "pay@quoll.example";

    private readonly List<PaymentsHost> _nodes = [];
    private TestDatabase? _database;

    /// <summary>The first server.</summary>
    public PaymentsHost Host => _nodes[0];

    /// <summary>The operator, at each of the servers.</summary>
    public IReadOnlyList<GraphUser> Desks { get; private set; } = [];

    /// <summary>A member of the LIVE tenant, at each of the servers.</summary>
    public IReadOnlyList<GraphUser> Payers { get; private set; } = [];

    public GraphUser Desk => Desks[0];

    public async ValueTask InitializeAsync()
    {
        _nodes.Add(await PaymentsHost.StartAsync(("Reviews:From:AUD", "500.00")));
        await OpenAsync();
    }

    public static async Task<LivePlatform> StartAsync()
    {
        var platform = new LivePlatform();
        await platform.InitializeAsync();
        return platform;
    }

    public static async Task<LivePlatform> StartTwoNodesAsync()
    {
        var platform = new LivePlatform
        {
            _database = await TestDatabase.CreateAsync(StorageProvider.Postgres),
        };
        platform._nodes.Add(await PaymentsHost.StartNodeAsync(platform._database));
        platform._nodes.Add(await PaymentsHost.StartNodeAsync(platform._database));
        await platform.OpenAsync();
        return platform;
    }

    /// <summary>Sets rules of which all that is not given is empty; what became of it.</summary>
    public static Task<JsonNode> SetAsync(GraphUser desk, object rules)
    {
        var input = JsonSerializer.SerializeToNode(rules)!.AsObject();
        string[] lists =
        [
            "largeAmountFrom",
            "newRecipientFrom",
            "listedCountries",
            "listedRecipients",
            "listedAccounts",
        ];
        foreach (var list in lists)
        {
            if (!input.ContainsKey(list))
            {
                input[list] = new JsonArray();
            }
        }

        input["idempotencyKey"] ??= Guid.CreateVersion7().ToString();
        return desk.ChangeAsync(
            "setReviewRules",
            "reviewRules { id version changedBy { email } } proposal { id status } replayed",
            input
        );
    }

    /// <summary>For what a withdrawal to Bluegum Imports in Australia is reviewed.</summary>
    public static async Task<string[]> ReviewedForAsync(
        GraphUser payer,
        string amount,
        string accountNumber = "12345678"
    )
    {
        var withdrawal = await payer.WithdrawAsync(amount, accountNumber: accountNumber);
        var data = await payer.AskAsync(
            "query ($id: ID!) { node(id: $id) { ... on Withdrawal { status reviewedFor } } }",
            new { id = withdrawal["id"]!.ToString() }
        );
        string[] reasons =
        [
            .. data["node"]!["reviewedFor"]!.AsArray().Select(reason => reason!.ToString()),
        ];
        (withdrawal["status"]!.ToString() == "REVIEWING").ShouldBe(reasons.Length > 0);
        return reasons;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        _database?.Dispose();
    }

    private async Task OpenAsync()
    {
        await AdmitAsync(PlatformTenant.Of(TenantEnvironment.Live), PlatformTenant.Name, Operator);
        var tenant = TenantId.New();
        await AdmitAsync(tenant, "Quoll Pty Ltd", Payer);
        await RunAsync(new Fund(PaymentsWorld.Aud(100_000_000)), tenant);
        Desks = await SignInAsync(Operator);
        Payers = await SignInAsync(Payer);
    }

    private async Task AdmitAsync(TenantId tenant, string name, string email) =>
        await RunAsync(
            new AdmitTenant(
                name,
                email,
                Host.Services.GetRequiredService<Passwords>().Hash(DemoTenant.PublicSecret)
            ),
            tenant
        );

    private Task<CommandResult<TResult>> RunAsync<TResult>(
        Command<TResult> command,
        TenantId tenant
    )
        where TResult : class =>
        Host
            .Services.GetRequiredService<IWriteGate>()
            .RunAsync(
                command,
                new Caller(tenant, TenantEnvironment.Live, Actor.Platform),
                PaymentsHost.Cancel
            );

    // One session serves at all servers of a database.
    private async Task<IReadOnlyList<GraphUser>> SignInAsync(string email)
    {
        var user = await Host.SignInAsync(email);
        return [.. _nodes.Select(node => new GraphUser(node.GraphQL, user.Token))];
    }
}
