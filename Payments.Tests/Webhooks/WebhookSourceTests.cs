using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Payments.Banks;
using Payments.Banks.Webhooks;
using Payments.Domain.Webhooks;
using Payments.Tests.Banks;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.Webhooks;

/// <summary>Where webhooks come from, seen by those who get them.</summary>
public sealed class WebhookSourceTests : IAsyncLifetime
{
    private const string Name = "told";
    private const string Ask = "{ webhookSourceAddresses }";

    private static readonly (string, string) ReachesHome = (
        "Banks:WebhooksReachPrivateAddresses",
        "true"
    );

    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await WebhookReceiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task Receivers_see_the_addresses_of_the_settings_in_turn_and_can_ask_for_them()
    {
        await using var host = await PaymentsHost.StartAsync(
            ("Banks:WebhookSourceAddresses:0", "127.0.0.2"),
            ("Banks:WebhookSourceAddresses:1", "127.0.0.3")
        );
        await using var other = await WebhookReceiver.StartAsync();

        await TestAsync(host, _receiver.Url(Name));
        await TestAsync(host, other.Url(Name));

        (await _receiver.NextAsync(Name)).From.ShouldBe("127.0.0.2");
        (await other.NextAsync(Name)).From.ShouldBe("127.0.0.3");
        Listed(await host.Acme.AskAsync(Ask)).ShouldBe(["127.0.0.2/32", "127.0.0.3/32"]);
        (await host.Stranger.SendAsync(Ask))["errors"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_receiver_in_a_family_without_an_address_is_told_apart_in_the_history()
    {
        await using var host = await PaymentsHost.StartAsync(
            ("Banks:WebhookSourceAddresses:0", "127.0.0.2")
        );

        var attempt = await TestAsync(host, "http://[::1]:9/");

        ((string)attempt["failure"]!).ShouldBe("NO_SOURCE_ADDRESS");
        ((string)attempt["response"]!).ShouldBe(
            "There is no address to send from in the receiver's family (IPv4 or IPv6)."
        );
        attempt["httpStatus"].ShouldBeNull();
    }

    [Fact]
    public async Task What_is_published_takes_the_place_of_what_is_sent_from()
    {
        await using var host = await PaymentsHost.StartAsync(
            ("Banks:WebhookSourceAddresses:0", "127.0.0.2"),
            ("Banks:WebhookPublishedSources:0", "198.51.100.0/24"),
            ("Banks:WebhookPublishedSources:1", "2001:0DB8::/64")
        );

        Listed(await host.Acme.AskAsync(Ask)).ShouldBe(["198.51.100.0/24", "2001:db8::/64"]);
    }

    [Fact]
    public async Task Without_settings_they_may_come_from_anywhere()
    {
        await using var host = await PaymentsHost.StartAsync();

        await TestAsync(host, _receiver.Url(Name));

        (await _receiver.NextAsync(Name)).From.ShouldBe("127.0.0.1");
        Listed(await host.Acme.AskAsync(Ask)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_that_is_not_the_machines_stops_the_start_in_one_sentence()
    {
        var refused = await Should.ThrowAsync<OptionsValidationException>(() =>
            PaymentsHost.StartAsync(
                ("Banks:WebhookSourceAddresses:0", "127.0.0.2"),
                ("Banks:WebhookSourceAddresses:1", "192.0.2.1")
            )
        );

        refused
            .Failures.ShouldHaveSingleItem()
            .ShouldBe(
                "Banks:WebhookSourceAddresses:1 is 192.0.2.1, which is no address of this machine: Cannot assign requested address."
            );
    }

    // A name with addresses in both families, of which one answers.
    [Fact]
    public async Task Of_a_name_every_address_is_tried_from_its_own_family()
    {
        Assert.SkipUnless(HasIPv6(), "This machine has no IPv6.");
        await using var world = await OutsideWorld.StartAsync(
            null,
            null,
            ReachesHome,
            ("Banks:WebhookSourceAddresses:0", "::1"),
            ("Banks:WebhookSourceAddresses:1", "127.0.0.2")
        );
        await using var sixth = await WebhookReceiver.StartAsync("http://[::1]:0");

        (
            await SendAsync(world, _receiver.Url(Name).Replace("127.0.0.1", "localhost"))
        ).ShouldBeNull();
        (await SendAsync(world, sixth.Url(Name))).ShouldBeNull();

        (await _receiver.NextAsync(Name)).From.ShouldBe("127.0.0.2");
        (await sixth.NextAsync(Name)).From.ShouldBe("::1");
    }

    [Fact]
    public void A_receiver_with_many_addresses_takes_one_turn_and_no_source_is_passed_over()
    {
        var sources = new WebhookSources(
            Options.Create(
                new BanksOptions
                {
                    WebhookSourceAddresses =
                    {
                        "192.0.2.1",
                        "192.0.2.2",
                        "2001:db8::1",
                        "2001:db8::2",
                    },
                }
            )
        );
        IPAddress[] receiver = [IPAddress.Parse("2001:db8::9"), IPAddress.Parse("198.51.100.9")];

        string[] SourcesOfOne() =>
            [.. sources.WaysTo(receiver).Select(way => way.Source.ToString())];

        SourcesOfOne().ShouldBe(["2001:db8::1", "192.0.2.1"]);
        SourcesOfOne().ShouldBe(["2001:db8::2", "192.0.2.2"]);
        SourcesOfOne().ShouldBe(["2001:db8::1", "192.0.2.1"]);
    }

    [Fact]
    public async Task An_address_within_an_IPv6_address_is_reached_from_IPv4()
    {
        await using var world = await OutsideWorld.StartAsync(
            null,
            null,
            ReachesHome,
            ("Banks:WebhookSourceAddresses:0", "127.0.0.2")
        );

        var failure = await SendAsync(
            world,
            _receiver.Url(Name).Replace("127.0.0.1", "[::ffff:127.0.0.1]")
        );

        failure.ShouldBeNull();
        (await _receiver.NextAsync(Name)).From.ShouldBe("127.0.0.2");
    }

    [Fact]
    public async Task Nobody_there_stays_a_failed_connection()
    {
        await using var world = await OutsideWorld.StartAsync(
            null,
            null,
            ReachesHome,
            ("Banks:WebhookSourceAddresses:0", "127.0.0.2")
        );

        (await SendAsync(world, $"http://127.0.0.1:{RunningServer.FreePort()}/")).ShouldBe(
            WebhookFailure.ConnectionFailed
        );
    }

    [Fact]
    public async Task Fixed_sources_lead_into_no_private_network()
    {
        await using var world = await OutsideWorld.StartAsync(
            null,
            null,
            ("Banks:WebhookSourceAddresses:0", "127.0.0.2"),
            ("Banks:WebhookPublishedSources:0", "198.51.100.0/24")
        );

        (await SendAsync(world, _receiver.Url(Name))).ShouldBe(WebhookFailure.AddressRefused);
        _receiver.Rest(Name).ShouldBeEmpty();
    }

    // As after a start: the address was there, and has been taken from the machine.
    [Fact]
    public async Task An_address_that_has_gone_since_the_start_is_told_apart()
    {
        var options = Options.Create(
            new BanksOptions
            {
                WebhooksReachPrivateAddresses = true,
                WebhookSourceAddresses = { "192.0.2.1" },
            }
        );
        var connector = new WebhookConnector(new(options), options);
        using var http = new HttpClient(
            new SocketsHttpHandler { ConnectCallback = connector.ConnectAsync }
        );

        var failed = await Should.ThrowAsync<HttpRequestException>(() =>
            http.GetAsync(_receiver.Url(Name), TestContext.Current.CancellationToken)
        );

        failed.InnerException.ShouldBeOfType<SourceMissingException>();
    }

    private static async Task<JsonNode> TestAsync(PaymentsHost host, string url)
    {
        var made = await host.Acme.DoAsync(
            "createWebhookEndpoint",
            "webhookEndpoint { id }",
            new { url, eventTypes = "rfi.*" }
        );
        var tested = await host.Acme.DoAsync(
            "testWebhookEndpoint",
            "webhookDelivery { attempts { httpStatus failure response } }",
            new { webhookEndpointId = (string)made["webhookEndpoint"]!["id"]! }
        );
        return tested["webhookDelivery"]!["attempts"]![0]!;
    }

    private static async Task<WebhookFailure?> SendAsync(OutsideWorld world, string url)
    {
        var response = await world
            .Get<IWebhookPost>()
            .SendAsync(
                new(url, "msg-1", DateTimeOffset.UnixEpoch, "v1,AA==", "{}"),
                TestContext.Current.CancellationToken
            );
        return response.Failure;
    }

    private static IEnumerable<string> Listed(JsonNode answer) =>
        answer["webhookSourceAddresses"]!.AsArray().Select(node => (string)node!);

    private static bool HasIPv6()
    {
        try
        {
            using var socket = new Socket(
                AddressFamily.InterNetworkV6,
                SocketType.Stream,
                ProtocolType.Tcp
            );
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
