using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.RailOutages;

/// <summary>An outage as tenants see it: played by one of them, and in earnest for all.</summary>
public sealed class RailOutageMutationTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    [Fact]
    public async Task Played_by_one_tenant_it_holds_back_and_gives_back_and_sends_in_the_end()
    {
        await FundAsync(host.Acme);
        await FundAsync(host.Bluegum);
        (await PlayAsync(host.Acme, down: true)).Refusals().ShouldBeEmpty();

        var held = await host.Acme.WithdrawAsync("10.00");
        var kept = await host.Acme.WithdrawAsync("11.00");
        var others = await host.Bluegum.WithdrawAsync("12.00");
        await UntilAsync(host.Bluegum, others, "CONFIRMED");

        var waiting = await ReadAsync(host.Acme, held);
        (waiting["status"]!.ToString(), (bool)waiting["isHeldBack"]!).ShouldBe(
            ("INITIALISED", true)
        );
        (await OutagesAsync(host.Acme)).ShouldBe(["NPP simulated open"]);
        (await OutagesAsync(host.Bluegum)).ShouldBeEmpty();
        var before = await AvailableAsync(host.Acme);
        var payload = await CancelAsync(host.Acme, held);
        payload.Refusals().ShouldBeEmpty();
        payload["withdrawal"]!["refundAmount"]!["amount"]!.ToString().ShouldBe("10.50");
        (await AvailableAsync(host.Acme)).ShouldBe(before + 10.50m);
        (await TimelineAsync(host.Acme, held)).ShouldBe(
            "withdrawal.initialised withdrawal.held_back withdrawal.cancelled"
        );

        (await PlayAsync(host.Acme, down: false)).Refusals().ShouldBeEmpty();
        await UntilAsync(host.Acme, kept, "CONFIRMED");
        (await CancelAsync(host.Acme, kept)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        (await TimelineAsync(host.Acme, kept)).ShouldBe(
            "withdrawal.initialised withdrawal.held_back withdrawal.handed_over withdrawal.pending withdrawal.confirmed"
        );
        (await OutagesAsync(host.Acme)).ShouldBe(["NPP simulated over"]);
        (await PlayAsync(host.Acme, down: false)).Refusals().ShouldBe(["INVALID_INPUT input.down"]);
        (await ReadAsync(host.Acme, held))["status"]!.ToString().ShouldBe("CANCELLED");
    }

    [Fact]
    public async Task In_earnest_what_was_tried_is_refused_and_what_came_later_can_be_taken_back()
    {
        await using var door = await SandboxDoor.OpenAsync();
        await using var server = await PaymentsHost.StartAsync(
            ("Banks:SandboxBaseUrl", door.Address),
            ("Banks:Timeout", "00:00:05")
        );
        door.Server = new(server.GraphQL, "/");
        await FundAsync(server.Acme);
        door.CutOff = "npp/payments";

        var tried = await server.Acme.WithdrawAsync("10.00");
        await Eventually.ReachesAsync(
            () => OutagesAsync(server.Bluegum),
            outages => outages is ["NPP real open"],
            outages => $"nobody has noticed: {string.Join(", ", outages)}"
        );
        var taken = await server.Acme.WithdrawAsync("11.00");
        var kept = await server.Acme.WithdrawAsync("12.00");

        ((bool)(await ReadAsync(server.Acme, taken))["isHeldBack"]!).ShouldBeTrue();
        ((bool)(await ReadAsync(server.Acme, tried))["isHeldBack"]!).ShouldBeFalse();
        (await CancelAsync(server.Acme, tried)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        (await CancelAsync(server.Acme, taken)).Refusals().ShouldBeEmpty();
        door.CutOff = null;
        await UntilAsync(server.Acme, tried, "CONFIRMED");
        await UntilAsync(server.Acme, kept, "CONFIRMED");
        (await OutagesAsync(server.Acme)).ShouldBe(["NPP real over"]);
        (await ReadAsync(server.Acme, taken))["status"]!.ToString().ShouldBe("CANCELLED");
    }

    [Fact]
    public async Task Over_for_all_it_goes_on_for_who_plays_one()
    {
        await using var door = await SandboxDoor.OpenAsync();
        await using var server = await PaymentsHost.StartAsync(
            ("Banks:SandboxBaseUrl", door.Address),
            ("Banks:Timeout", "00:00:05")
        );
        door.Server = new(server.GraphQL, "/");
        await FundAsync(server.Acme);
        await FundAsync(server.Bluegum);
        door.CutOff = "npp/payments";
        await server.Acme.WithdrawAsync("10.00");
        await Eventually.ReachesAsync(
            () => OutagesAsync(server.Bluegum),
            outages => outages is ["NPP real open"],
            outages => $"nobody has noticed: {string.Join(", ", outages)}"
        );
        (await PlayAsync(server.Acme, down: true)).Refusals().ShouldBeEmpty();
        var played = await server.Acme.WithdrawAsync("11.00");
        var held = await server.Bluegum.WithdrawAsync("12.00");
        ((bool)(await ReadAsync(server.Bluegum, held))["isHeldBack"]!).ShouldBeTrue();

        door.CutOff = null;

        await UntilAsync(server.Bluegum, held, "CONFIRMED");
        ((bool)(await ReadAsync(server.Acme, played))["isHeldBack"]!).ShouldBeTrue();
        (await PlayAsync(server.Acme, down: false)).Refusals().ShouldBeEmpty();
        await UntilAsync(server.Acme, played, "CONFIRMED");
    }

    private static Task<JsonNode> PlayAsync(GraphUser user, bool down) =>
        user.ChangeAsync(
            "simulateRailOutage",
            "railOutage { id scheme isSimulated since until } replayed",
            new
            {
                scheme = "NPP",
                down,
                idempotencyKey = Key(),
            }
        );

    private static Task<JsonNode> CancelAsync(GraphUser user, JsonNode withdrawal) =>
        user.ChangeAsync(
            "cancelWithdrawal",
            "withdrawal { id status refundAmount { amount } }",
            new { withdrawalId = withdrawal["id"]!.ToString(), idempotencyKey = Key() }
        );

    private static async Task<string[]> OutagesAsync(GraphUser user)
    {
        var data = await user.AskAsync("{ railOutages { scheme isSimulated since until } }");
        return
        [
            .. data["railOutages"]!
                .AsArray()
                .Select(outage =>
                    $"{outage!["scheme"]} {((bool)outage["isSimulated"]! ? "simulated" : "real")} {(outage["until"] is null ? "open" : "over")}"
                ),
        ];
    }

    private static async Task<JsonNode> ReadAsync(GraphUser user, JsonNode withdrawal)
    {
        var data = await user.AskAsync(
            """
            query ($id: ID!) {
              node(id: $id) { ... on Withdrawal { status isHeldBack timeline { type } } }
            }
            """,
            new { id = withdrawal["id"]!.ToString() }
        );
        return data["node"]!;
    }

    private static async Task<string> TimelineAsync(GraphUser user, JsonNode withdrawal) =>
        string.Join(
            ' ',
            (await ReadAsync(user, withdrawal))["timeline"]!
                .AsArray()
                .Select(told => told!["type"]!.ToString())
        );

    private static async Task UntilAsync(GraphUser user, JsonNode withdrawal, string status) =>
        await Eventually.ReachesAsync(
            async () => (await ReadAsync(user, withdrawal))["status"]!.ToString(),
            now => now == status,
            now => $"it never became {status}, it is {now}"
        );

    private static async Task FundAsync(GraphUser user)
    {
        var before = await AvailableAsync(user);
        await user.DepositAsync("500.00");
        await Eventually.ReachesAsync(
            () => AvailableAsync(user),
            now => now > before,
            now => $"the money never came: {now}"
        );
    }

    private static async Task<decimal> AvailableAsync(GraphUser user)
    {
        var data = await user.AskAsync(
            """{ balances(currencies: ["AUD"]) { available { amount } } }"""
        );
        return data["balances"]!.AsArray().SingleOrDefault() is { } balance
            ? decimal.Parse(
                balance["available"]!["amount"]!.ToString(),
                System.Globalization.CultureInfo.InvariantCulture
            )
            : 0;
    }

    private static string Key() => Guid.CreateVersion7().ToString();
}
