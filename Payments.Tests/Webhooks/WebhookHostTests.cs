using Payments.Storage;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.Webhooks;

/// <summary>Servers that are set up otherwise, or start again.</summary>
public sealed class WebhookHostTests : IAsyncLifetime
{
    private const string Name = "told";

    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await WebhookReceiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task A_server_on_the_internet_sends_nothing_into_its_own_network()
    {
        await using var host = await PaymentsHost.StartAsync(
            ("Banks:WebhooksReachPrivateAddresses", "false")
        );
        var made = await host.Acme.DoAsync(
            "createWebhookEndpoint",
            "webhookEndpoint { id }",
            new { url = _receiver.Url(Name).Replace("127.0.0.1", "localhost") }
        );

        var tested = await host.Acme.DoAsync(
            "testWebhookEndpoint",
            "webhookDelivery { attempts { failure } }",
            new { webhookEndpointId = (string)made["webhookEndpoint"]!["id"]! }
        );

        ((string)tested["webhookDelivery"]!["attempts"]![0]!["failure"]!).ShouldBe(
            "ADDRESS_REFUSED"
        );
        _receiver.Rest(Name).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_killed_server_tells_nothing_twice_and_goes_on_with_what_was_not_taken()
    {
        using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var port = RunningServer.FreePort();
        using (var first = await RunningServer.StartAsync(database.ConnectionString, port))
        {
            var user = await SignInAsync(first);
            await CreateAsync(user, _receiver.Url(Name));
            await CreateAsync(user, _receiver.Url("late", 503));
            await user.RecipientAsync("One Pty Ltd");
            await _receiver.NextAsync(Name);
            await _receiver.NextAsync("late");
            await Eventually.ReachesAsync(
                () => user.AskAsync("{ webhookDeliveries { nodes { attempts { number } } } }"),
                page =>
                    page["webhookDeliveries"]!["nodes"]!
                        .AsArray()
                        .All(node => node!["attempts"]!.AsArray().Count > 0),
                page => page.ToJsonString()
            );
            first.Kill();
        }

        using var second = await RunningServer.StartAsync(database.ConnectionString, port);
        var again = await (await SignInAsync(second)).RecipientAsync("Two Pty Ltd");

        ((string)(await _receiver.NextAsync(Name)).Json["data"]!["subjectId"]!).ShouldBe(again);
        _receiver.Rest(Name).ShouldBeEmpty();
        // The one that was refused before the stop, and the new one.
        ReceivedWebhook[] waited =
        [
            await _receiver.NextAsync("late"),
            await _receiver.NextAsync("late"),
        ];
        waited.Select(told => told.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task However_much_a_server_logs_no_private_key_is_in_it()
    {
        using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        using var server = await RunningServer.StartAsync(
            database.ConnectionString,
            RunningServer.FreePort(),
            new Dictionary<string, string>
            {
                ["Logging:LogLevel:Default"] = "Trace",
                ["Logging:LogLevel:Microsoft"] = "Trace",
                ["Logging:LogLevel:System"] = "Trace",
            }
        );
        var user = await SignInAsync(server);
        var made = await user.DoAsync(
            "createWebhookEndpoint",
            "webhookEndpoint { id publicKey }",
            new { url = _receiver.Url(Name), signatureScheme = "KEY_PAIR" }
        );
        var webhookEndpointId = (string)made["webhookEndpoint"]!["id"]!;
        await user.DoAsync("rotateWebhookSecret", "secret", new { webhookEndpointId });
        await user.DoAsync(
            "testWebhookEndpoint",
            "webhookDelivery { status }",
            new { webhookEndpointId }
        );

        (await _receiver.NextAsync(Name)).Signature.ShouldStartWith("v1a,");
        await user.DoAsync("deleteWebhookEndpoint", "replayed", new { webhookEndpointId });

        server.Output.ShouldContain("trce: ");
        server.Output.ShouldContain("Request finished");
        server.Output.ShouldNotContain("whsk_");
    }

    private static async Task<GraphUser> SignInAsync(RunningServer server)
    {
        var stranger = new GraphUser(server.GraphQL);
        var login = await stranger.AskAsync(
            "mutation ($input: LoginInput!) { login(input: $input) { token } }",
            new { input = new { email = "demo@acme.example", password = "sandbox-demo-1" } }
        );
        return stranger.As((string)login["login"]!["token"]!);
    }

    private static async Task CreateAsync(GraphUser user, string url) =>
        (
            await user.DoAsync(
                "createWebhookEndpoint",
                "webhookEndpoint { id }",
                new { url, eventTypes = "recipient.created" }
            )
        )
            .Refusals()
            .ShouldBeEmpty();
}
