using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.Webhooks;

/// <summary>Messages that are signed with a private key of the platform's, and the ways between both schemes.</summary>
public sealed class WebhookSignatureTests(PaymentsHost host)
    : IClassFixture<PaymentsHost>,
        IAsyncLifetime
{
    private const string Endpoint =
        "webhookEndpoint { id signatureScheme publicKey oldPublicKey oldSecretUntil }";

    private readonly string _name = $"r{Guid.CreateVersion7():n}";
    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await WebhookReceiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task The_public_key_is_shown_at_any_time_and_shows_who_has_signed()
    {
        var made = await CreateAsync("KEY_PAIR");
        var told = await NextAsync(made);

        made["secret"].ShouldBeNull();
        var publicKey = PublicKey(await ReadAsync(made));
        publicKey.ShouldBe(PublicKey(made["webhookEndpoint"]!));
        publicKey.ShouldStartWith("whpk_");
        told.Signature.ShouldStartWith("v1a,");
        told.SealsBy(publicKey).ShouldBe(1);
        var changed = told with { Body = told.Body.Replace("SANDBOX", "LIVE") };
        changed.SealsBy(publicKey).ShouldBe(0);
        told.SealsBy(PublicKey((await CreateAsync("KEY_PAIR"))["webhookEndpoint"]!)).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_says_nothing_of_it_gets_a_secret_and_stays_with_what_there_is()
    {
        var made = await CreateAsync(scheme: null);

        var rotated = await RotateAsync(made, scheme: null);
        var paired = await RotateAsync(made, "KEY_PAIR");
        var again = await RotateAsync(made, scheme: null);

        Scheme(made).ShouldBe("SECRET");
        ((string)made["secret"]!).ShouldStartWith("whsec_");
        made["webhookEndpoint"]!["publicKey"].ShouldBeNull();
        (Scheme(rotated), Scheme(paired), Scheme(again)).ShouldBe(
            ("SECRET", "KEY_PAIR", "KEY_PAIR")
        );
    }

    [Fact]
    public async Task During_a_rotation_both_key_pairs_sign_and_both_public_keys_are_shown()
    {
        var made = await CreateAsync("KEY_PAIR");
        var old = PublicKey(made["webhookEndpoint"]!);

        var rotated = await RotateAsync(made, "KEY_PAIR");
        var both = await NextAsync(made);
        await RotateAsync(made, "KEY_PAIR", overlapHours: 0);
        var last = await NextAsync(made);

        var fresh = PublicKey(rotated["webhookEndpoint"]!);
        fresh.ShouldNotBe(old);
        ((string)rotated["webhookEndpoint"]!["oldPublicKey"]!).ShouldBe(old);
        Schemes(both).ShouldBe(["v1a", "v1a"]);
        (both.SealsBy(fresh), both.SealsBy(old)).ShouldBe((1, 1));
        var now = await ReadAsync(made);
        Schemes(last).ShouldBe(["v1a"]);
        (last.SealsBy(PublicKey(now)), last.SealsBy(fresh)).ShouldBe((1, 0));
        now["oldPublicKey"].ShouldBeNull();
        now["oldSecretUntil"].ShouldBeNull();
    }

    [Fact]
    public async Task From_a_secret_to_a_key_pair_and_back_no_message_lacks_the_signature_before()
    {
        var made = await CreateAsync("SECRET");
        var secret = (string)made["secret"]!;

        var paired = await RotateAsync(made, "KEY_PAIR");
        var there = await NextAsync(made);
        var back = await RotateAsync(made, "SECRET");
        var home = await NextAsync(made);

        paired["secret"].ShouldBeNull();
        var publicKey = PublicKey(paired["webhookEndpoint"]!);
        Schemes(there).ShouldBe(["v1a", "v1"]);
        (there.SealsBy(publicKey), there.SealsBy(secret)).ShouldBe((1, 1));
        Schemes(home).ShouldBe(["v1", "v1a"]);
        (home.SealsBy((string)back["secret"]!), home.SealsBy(publicKey)).ShouldBe((1, 1));
        home.SealsBy(secret).ShouldBe(0);
        back["webhookEndpoint"]!["publicKey"].ShouldBeNull();
        ((string)back["webhookEndpoint"]!["oldPublicKey"]!).ShouldBe(publicKey);
    }

    [Fact]
    public async Task A_key_that_comes_again_shows_the_pair_of_now_and_no_secret()
    {
        var key = ComplianceTalk.Key();
        var made = await CreateAsync("SECRET", key);
        var rotation = ComplianceTalk.Key();
        var rotated = await RotateAsync(made, "KEY_PAIR", key: rotation);

        var created = await CreateAsync("SECRET", key);
        var again = await RotateAsync(made, "KEY_PAIR", key: rotation);

        ((bool)created["replayed"]!, (bool)again["replayed"]!).ShouldBe((true, true));
        created["secret"].ShouldBeNull();
        again["secret"].ShouldBeNull();
        PublicKey(created["webhookEndpoint"]!).ShouldBe(PublicKey(rotated["webhookEndpoint"]!));
        PublicKey(again["webhookEndpoint"]!).ShouldBe(PublicKey(rotated["webhookEndpoint"]!));
    }

    [Fact]
    public async Task The_private_key_is_kept_in_one_place_and_nowhere_once_the_endpoint_is_deleted()
    {
        var made = await CreateAsync("KEY_PAIR");
        await NextAsync(made);
        await RotateAsync(made, "KEY_PAIR");
        await NextAsync(made);
        var id = Id(made);
        var database = new WebhookKeysKept(host.Services);
        var keys = await database.OfAsync(id);

        (await database.PlacesOfAsync(keys.New)).ShouldBe(["webhook_endpoints.private_key"]);
        (await database.PlacesOfAsync(keys.Old)).ShouldBe(["webhook_endpoints.old_private_key"]);
        await host.Acme.DoAsync("deleteWebhookEndpoint", Endpoint, new { webhookEndpointId = id });

        (await database.PlacesOfAsync(keys.New)).ShouldBeEmpty();
        (await database.PlacesOfAsync(keys.Old)).ShouldBeEmpty();
        var deleted = await ReadAsync(made);
        PublicKey(deleted).ShouldStartWith("whpk_");
        deleted["oldPublicKey"].ShouldBeNull();
    }

    [Theory]
    [InlineData("SECRET", "KEY_PAIR")]
    [InlineData("KEY_PAIR", "SECRET")]
    public async Task The_receiver_in_the_documents_believes_whom_it_should(
        string scheme,
        string next
    )
    {
        Assert.SkipUnless(DocumentedReceiver.CanRun, DocumentedReceiver.HowToInstall);
        var made = await CreateAsync(scheme);
        var key = (string?)made["secret"] ?? PublicKey(made["webhookEndpoint"]!);
        var strange = await CreateAsync(scheme);
        var foreign = (string?)strange["secret"] ?? PublicKey(strange["webhookEndpoint"]!);
        var rotated = await RotateAsync(made, next);
        var fresh = (string?)rotated["secret"] ?? PublicKey(rotated["webhookEndpoint"]!);
        var told = await NextAsync(made);

        (
            await DocumentedReceiver.BelievesAsync(
                new(told, [key]),
                new(told, [fresh]),
                new(told, [foreign, key]),
                new(told, [foreign]),
                new(told, []),
                new(told with { Body = told.Body + " " }, [key, fresh]),
                new(told with { Id = "other" }, [key, fresh]),
                new(told with { Signature = "v1,AAAA v1a,AAAA v9" }, [key, fresh]),
                new(told, [key], SecondsLater: 290),
                new(told, [key], SecondsLater: 310),
                new(told, [key], SecondsLater: -310)
            )
        ).ShouldBe([true, true, true, false, false, false, false, false, true, false, false]);
    }

    private static string Id(JsonNode made) => (string)made["webhookEndpoint"]!["id"]!;

    private static string Scheme(JsonNode made) =>
        (string)made["webhookEndpoint"]!["signatureScheme"]!;

    private static string PublicKey(JsonNode endpoint) => (string)endpoint["publicKey"]!;

    private static string[] Schemes(ReceivedWebhook told) =>
        [.. told.Signature.Split(' ').Select(seal => seal.Split(',')[0])];

    private async Task<JsonNode> CreateAsync(string? scheme, string? key = null)
    {
        var made = await host.Acme.DoAsync(
            "createWebhookEndpoint",
            $"{Endpoint} secret replayed",
            new
            {
                url = _receiver.Url(_name),
                eventTypes = "file.stored",
                signatureScheme = scheme,
                idempotencyKey = key,
            }
        );
        made.Refusals().ShouldBeEmpty();
        return made;
    }

    private async Task<JsonNode> RotateAsync(
        JsonNode made,
        string? scheme,
        int overlapHours = 24,
        string? key = null
    )
    {
        var rotated = await host.Acme.DoAsync(
            "rotateWebhookSecret",
            $"{Endpoint} secret replayed",
            new
            {
                webhookEndpointId = Id(made),
                overlapHours,
                signatureScheme = scheme,
                idempotencyKey = key,
            }
        );
        rotated.Refusals().ShouldBeEmpty();
        return rotated;
    }

    private async Task<JsonNode> ReadAsync(JsonNode made) =>
        (
            await host.Acme.AskAsync(
                $"query ($id: ID!) {{ node(id: $id) {{ ... on WebhookEndpoint {Endpoint["webhookEndpoint".Length..]} }} }}",
                new { id = Id(made) }
            )
        )["node"]!;

    /// <summary>A message that tells of nothing, as it came in.</summary>
    private async Task<ReceivedWebhook> NextAsync(JsonNode made)
    {
        (
            await host.Acme.DoAsync(
                "testWebhookEndpoint",
                "webhookDelivery { id }",
                new { webhookEndpointId = Id(made) }
            )
        )
            .Refusals()
            .ShouldBeEmpty();
        return await _receiver.NextAsync(_name);
    }
}
