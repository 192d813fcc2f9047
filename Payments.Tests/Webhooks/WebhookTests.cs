using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.Webhooks;

/// <summary>Endpoints of a running server, told over HTTP.</summary>
public sealed class WebhookTests(PaymentsHost host) : IClassFixture<PaymentsHost>, IAsyncLifetime
{
    private const string Endpoint =
        "webhookEndpoint { id url status statusReason eventTypes version subjectId failingSince }";
    private const string Delivery = """
        webhookDelivery {
          id messageId eventType status isFinal body subjectId nextAttemptAt
          attempts { number httpStatus failure response }
        }
        """;

    private readonly string _name = $"r{Guid.CreateVersion7():n}";
    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await WebhookReceiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task What_happens_is_told_signed_and_recorded()
    {
        var made = await CreateAsync(eventTypes: ["sender.*"]);

        var sender = await SenderAsync();
        var told = await _receiver.NextAsync(_name);

        told.SealsBy((string)made["secret"]!).ShouldBe(1);
        told.SealsBy("whsec_" + Convert.ToBase64String(new byte[32])).ShouldBe(0);
        told.Type.ShouldBe("sender.created");
        var data = told.Json["data"]!;
        ((string)data["subjectId"]!, (int)data["version"]!, (string)data["environment"]!).ShouldBe(
            (sender, 1, "SANDBOX")
        );
        var delivery = (await DeliveriesAsync(made)).ShouldHaveSingleItem();
        ((string)delivery["status"]!, (string)delivery["body"]!).ShouldBe(("DELIVERED", told.Body));
        ((int)delivery["attempts"]![0]!["httpStatus"]!).ShouldBe(200);
        ((string)delivery["attempts"]![0]!["response"]!).ShouldBe("thank you");
    }

    [Fact]
    public async Task The_id_of_a_message_is_the_cursor_to_go_on_from()
    {
        await CreateAsync(eventTypes: ["sender.created"]);
        await SenderAsync();
        var told = await _receiver.NextAsync(_name);
        var later = await SenderAsync();

        var page = await host.Acme.AskAsync(
            "query ($after: EventCursor) { events(after: $after, first: 20) { nodes { type subjectId } } }",
            new { after = told.Id }
        );

        page["events"]!["nodes"]!
            .AsArray()
            .Where(node => (string)node!["type"]! == "sender.created")
            .Select(node => (string)node!["subjectId"]!)
            .ShouldContain(later);
        ((string)told.Json["data"]!["cursor"]!).ShouldBe(told.Id);
    }

    [Fact]
    public async Task Nothing_is_told_of_before_it_was_made_of_other_types_or_of_other_tenants()
    {
        await SenderAsync();
        await CreateAsync(eventTypes: ["sender.created"]);
        await host.Bluegum.DoAsync("createSender", "sender { id }", Sam());
        await host.Acme.RecipientAsync("Somebody Else Pty Ltd");

        var sender = await SenderAsync();

        ((string)(await _receiver.NextAsync(_name)).Json["data"]!["subjectId"]!).ShouldBe(sender);
        _receiver.Rest(_name).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endpoint_can_be_about_one_object_only()
    {
        var mine = await SenderAsync();
        await SenderAsync();
        var made = await CreateAsync(subjectId: mine);

        await SenderAsync();
        await host.Acme.DoAsync(
            "updateSender",
            "sender { id }",
            new { senderId = mine, nickName = "Sammy" }
        );

        var told = await _receiver.NextAsync(_name);
        (told.Type, (string)told.Json["data"]!["subjectId"]!).ShouldBe(("sender.updated", mine));
        ((string)made["webhookEndpoint"]!["subjectId"]!).ShouldBe(mine);
        (
            await RefusalsAsync(new { url = "https://example.com/", subjectId = "snd_nobody" })
        ).ShouldBe(["NOT_FOUND input.subjectId"]);
    }

    [Fact]
    public async Task A_message_that_is_refused_waits_for_its_next_attempt_and_says_why()
    {
        var made = await CreateAsync(status: 503, eventTypes: ["sender.created"]);
        await SenderAsync();
        await _receiver.NextAsync(_name);

        var delivery = await TriedOnceAsync(made);

        ((string)delivery["status"]!, (bool)delivery["isFinal"]!).ShouldBe(("PENDING", false));
        ((string)delivery["attempts"]![0]!["failure"]!).ShouldBe("STATUS_REFUSED");
        delivery["nextAttemptAt"].ShouldNotBeNull();
        // Five seconds later, whatever else has happened.
        (await _receiver.NextAsync(_name)).Id.ShouldBe((string)delivery["messageId"]!);
    }

    [Theory]
    [InlineData(302, "REDIRECTED")]
    [InlineData(404, "STATUS_REFUSED")]
    public async Task Only_a_status_of_200_to_299_takes_a_message(int status, string failure)
    {
        var made = await CreateAsync(status, eventTypes: ["file.stored"]);

        var tested = await TestAsync(made);

        (
            (string)tested["status"]!,
            (int)tested["attempts"]![0]!["httpStatus"]!,
            (string)tested["attempts"]![0]!["failure"]!
        ).ShouldBe(("PENDING", status, failure));
        _receiver.Rest("elsewhere").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_is_told_nothing_more()
    {
        var made = await CreateAsync(410, eventTypes: ["file.stored"]);

        var tested = await TestAsync(made);

        ((string)tested["status"]!).ShouldBe("DEAD");
        var seen = await host.Acme.AskAsync(
            "query ($id: ID!) { node(id: $id) { ... on WebhookEndpoint { status statusReason } } }",
            new { id = Id(made) }
        );
        ((string)seen["node"]!["status"]!, (string)seen["node"]!["statusReason"]!).ShouldBe(
            ("DISABLED", "GONE")
        );
        (await host.Acme.DoAsync("testWebhookEndpoint", Delivery, Of(made)))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.webhookEndpointId"]);
    }

    [Fact]
    public async Task Nobody_there_is_told_apart()
    {
        string url;
        await using (var gone = await WebhookReceiver.StartAsync())
        {
            url = gone.Url(_name);
        }

        var made = await CreateAsync(new { url, eventTypes = "file.stored" });

        ((string)(await TestAsync(made))["attempts"]![0]!["failure"]!).ShouldBe(
            "CONNECTION_FAILED"
        );
    }

    [Fact]
    public async Task A_slow_endpoint_delays_only_itself()
    {
        await CreateAsync(0, eventTypes: ["sender.created"], name: $"{_name}-slow");
        await CreateAsync(eventTypes: ["sender.created"]);

        // More than are sent to one endpoint at once.
        for (var i = 0; i < 12; i++)
        {
            await SenderAsync();
        }

        for (var i = 0; i < 12; i++)
        {
            (await _receiver.NextAsync(_name)).Type.ShouldBe("sender.created");
        }

        _receiver.Rest($"{_name}-slow").Count.ShouldBeInRange(1, 8);
    }

    [Fact]
    public async Task With_two_secrets_every_message_is_signed_twice_and_then_once()
    {
        var made = await CreateAsync(eventTypes: ["file.stored"]);
        var old = (string)made["secret"]!;

        var both = await RotateAsync(made, overlapHours: 24);
        await TestAsync(made);
        var first = await _receiver.NextAsync(_name);
        var only = await RotateAsync(made, overlapHours: 0);
        await TestAsync(made);
        var second = await _receiver.NextAsync(_name);

        (first.SealsBy(old), first.SealsBy(both)).ShouldBe((1, 1));
        (second.SealsBy(old), second.SealsBy(both), second.SealsBy(only)).ShouldBe((0, 0, 1));
        (
            await host.Acme.DoAsync(
                "rotateWebhookSecret",
                Endpoint,
                new { webhookEndpointId = Id(made), overlapHours = 169 }
            )
        )
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.overlapHours"]);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_given_again()
    {
        var input = new { url = _receiver.Url(_name), idempotencyKey = ComplianceTalk.Key() };
        var made = await CreateAsync(input);
        var again = await CreateAsync(input);

        (Id(again), (bool)again["replayed"]!).ShouldBe((Id(made), true));
        ((string)again["secret"]!).ShouldBe((string)made["secret"]!);
    }

    [Fact]
    public async Task A_message_is_sent_again_with_the_id_and_the_body_that_it_had()
    {
        var made = await CreateAsync(eventTypes: ["sender.created"]);
        await SenderAsync();
        var first = await _receiver.NextAsync(_name);
        var delivery = (await DeliveriesAsync(made)).ShouldHaveSingleItem();

        var again = await host.Acme.DoAsync(
            "resendWebhookDelivery",
            Delivery,
            new { webhookDeliveryId = (string)delivery["id"]! }
        );

        again.Refusals().ShouldBeEmpty();
        var second = await _receiver.NextAsync(_name);
        (second.Id, second.Body).ShouldBe((first.Id, first.Body));
        (await DeliveriesAsync(made)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_an_endpoint_has_missed_is_replayed_by_its_stretch_of_the_log()
    {
        var before = await SomewhereAsync();
        var missed = new[] { await SenderAsync(), await SenderAsync() };
        var until = await CursorOfAsync(missed[1]);
        var made = await CreateAsync(eventTypes: ["sender.created"]);

        var replay = await host.Acme.DoAsync(
            "replayWebhookEvents",
            "webhookEndpoint { id } queuedCount nextAfter replayed",
            new
            {
                webhookEndpointId = Id(made),
                after = before,
                until,
            }
        );

        replay.Refusals().ShouldBeEmpty();
        ((int)replay["queuedCount"]!).ShouldBe(2);
        replay["nextAfter"].ShouldBeNull();
        string[] told =
        [
            (string)(await _receiver.NextAsync(_name)).Json["data"]!["subjectId"]!,
            (string)(await _receiver.NextAsync(_name)).Json["data"]!["subjectId"]!,
        ];
        told.ShouldBe(missed, ignoreOrder: true);
    }

    [Fact]
    public async Task A_disabled_endpoint_misses_what_happens_until_it_is_enabled()
    {
        var made = await CreateAsync(eventTypes: ["sender.created"]);
        (await host.Acme.DoAsync("disableWebhookEndpoint", Endpoint, Of(made)))
            .Refusals()
            .ShouldBeEmpty();
        await SenderAsync();
        (await host.Acme.DoAsync("enableWebhookEndpoint", Endpoint, Of(made)))
            .Refusals()
            .ShouldBeEmpty();

        var sender = await SenderAsync();

        ((string)(await _receiver.NextAsync(_name)).Json["data"]!["subjectId"]!).ShouldBe(sender);
        (await host.Acme.DoAsync("enableWebhookEndpoint", Endpoint, Of(made)))
            .Refusals()
            .ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Fact]
    public async Task A_deleted_endpoint_is_listed_no_more_and_cannot_be_changed()
    {
        var made = await CreateAsync(eventTypes: ["file.stored"]);
        await host.Acme.DoAsync("deleteWebhookEndpoint", Endpoint, Of(made));

        var listed = await host.Acme.AskAsync(
            "{ webhookEndpoints(first: 50) { nodes { id status } } }"
        );
        var changed = await host.Acme.DoAsync(
            "updateWebhookEndpoint",
            Endpoint,
            new { webhookEndpointId = Id(made), description = "Once more" }
        );

        listed["webhookEndpoints"]!["nodes"]!
            .AsArray()
            .Select(node => (string)node!["id"]!)
            .ShouldNotContain(Id(made));
        changed.Refusals().ShouldBe(["INVALID_INPUT input.webhookEndpointId"]);
    }

    [Fact]
    public async Task A_change_of_what_was_not_read_is_refused()
    {
        var made = await CreateAsync(eventTypes: ["file.stored"]);

        var changed = await host.Acme.DoAsync(
            "updateWebhookEndpoint",
            Endpoint,
            new
            {
                webhookEndpointId = Id(made),
                version = 1,
                eventTypes = "withdrawal.*",
            }
        );
        var late = await host.Acme.DoAsync(
            "updateWebhookEndpoint",
            Endpoint,
            new
            {
                webhookEndpointId = Id(made),
                version = 1,
                description = "Late",
            }
        );

        changed["webhookEndpoint"]!["eventTypes"]!.ToJsonString().ShouldBe("""["withdrawal.*"]""");
        late.Refusals().ShouldBe(["VERSION_CONFLICT input.version"]);
    }

    [Theory]
    [InlineData("ftp://example.com/", "input.url")]
    [InlineData("https://me:secret@example.com/", "input.url")]
    [InlineData("https://example.com/#here", "input.url")]
    [InlineData("/hooks", "input.url")]
    public async Task An_address_that_cannot_be_one_is_refused(string url, string path) =>
        (await RefusalsAsync(new { url })).ShouldBe([$"INVALID_INPUT {path}"]);

    [Fact]
    public async Task A_type_that_does_not_exist_is_refused_instead_of_never_told() =>
        (
            await RefusalsAsync(
                new { url = "https://example.com/", eventTypes = "withdrawal.payed" }
            )
        ).ShouldBe(["INVALID_INPUT input.eventTypes"]);

    [Fact]
    public async Task Only_who_has_the_right_ADMIN_says_who_is_told()
    {
        var approver = await host.SignInAsync("approver@acme.example");
        var made = await CreateAsync(eventTypes: ["file.stored"]);

        (
            await approver.DoAsync(
                "createWebhookEndpoint",
                Endpoint,
                new { url = "https://example.com/" }
            )
        )
            .Refusals()
            .ShouldBe(["FORBIDDEN"]);
        (await approver.DoAsync("rotateWebhookSecret", Endpoint, Of(made)))
            .Refusals()
            .ShouldBe(["FORBIDDEN"]);
        (await host.Bluegum.DoAsync("deleteWebhookEndpoint", Endpoint, Of(made)))
            .Refusals()
            .ShouldBe(["NOT_FOUND input.webhookEndpointId"]);
    }

    private static object Sam() =>
        new
        {
            name = new { firstName = "Sam", lastName = "Sender" },
            address = new
            {
                line1 = "1 George St",
                city = "Sydney",
                postcode = "2000",
                country = "AU",
            },
        };

    private static string Id(JsonNode made) => (string)made["webhookEndpoint"]!["id"]!;

    private static object Of(JsonNode made) => new { webhookEndpointId = Id(made) };

    private async Task<string> SenderAsync() =>
        (string)(await host.Acme.DoAsync("createSender", "sender { id }", Sam()))["sender"]!["id"]!;

    private Task<JsonNode> CreateAsync(
        int status = 200,
        string[]? eventTypes = null,
        string? subjectId = null,
        string? name = null
    ) =>
        CreateAsync(
            new
            {
                url = _receiver.Url(name ?? _name, status),
                eventTypes,
                subjectId,
            }
        );

    private async Task<JsonNode> CreateAsync(object input)
    {
        var made = await host.Acme.DoAsync(
            "createWebhookEndpoint",
            $"{Endpoint} secret replayed",
            input
        );
        made.Refusals().ShouldBeEmpty();
        return made;
    }

    private async Task<IEnumerable<string>> RefusalsAsync(object input) =>
        (await host.Acme.DoAsync("createWebhookEndpoint", Endpoint, input)).Refusals();

    private async Task<JsonNode> TestAsync(JsonNode made)
    {
        var tested = await host.Acme.DoAsync("testWebhookEndpoint", Delivery, Of(made));
        tested.Refusals().ShouldBeEmpty();
        return tested["webhookDelivery"]!;
    }

    private async Task<string> RotateAsync(JsonNode made, int overlapHours)
    {
        var rotated = await host.Acme.DoAsync(
            "rotateWebhookSecret",
            $"{Endpoint} secret",
            new { webhookEndpointId = Id(made), overlapHours }
        );
        rotated.Refusals().ShouldBeEmpty();
        return (string)rotated["secret"]!;
    }

    /// <summary>The endpoint's deliveries once none of them waits for its first answer.</summary>
    private Task<List<JsonNode>> DeliveriesAsync(JsonNode made) =>
        Eventually.ReachesAsync(
            () => ReadDeliveriesAsync(made),
            found => found.Count > 0 && found.TrueForAll(node => (bool)node["isFinal"]!),
            found => $"{found.Count} deliveries, not all of them over"
        );

    private async Task<JsonNode> TriedOnceAsync(JsonNode made) =>
        (
            await Eventually.ReachesAsync(
                () => ReadDeliveriesAsync(made),
                found => found is [var only] && only["attempts"]!.AsArray().Count == 1,
                found => string.Join('\n', found)
            )
        )[0];

    private async Task<List<JsonNode>> ReadDeliveriesAsync(JsonNode made)
    {
        var fields = Delivery["webhookDelivery".Length..];
        var page = await host.Acme.AskAsync(
            $"query ($id: ID) {{ webhookDeliveries(webhookEndpointId: $id, first: 50) {{ nodes {fields} }} }}",
            new { id = Id(made) }
        );
        return [.. page["webhookDeliveries"]!["nodes"]!.AsArray().Select(node => node!)];
    }

    /// <summary>The place behind what a new sender has told.</summary>
    private async Task<string> SomewhereAsync() => await CursorOfAsync(await SenderAsync());

    private async Task<string> CursorOfAsync(string subjectId)
    {
        var page = await host.Acme.AskAsync(
            "query ($id: ID) { events(subjectId: $id, first: 1) { nodes { cursor } } }",
            new { id = subjectId }
        );
        return (string)page["events"]!["nodes"]![0]!["cursor"]!;
    }
}
