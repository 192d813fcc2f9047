using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Parties;

/// <summary>Senders and recipients after they were stored: patched, deleted, found, told of.</summary>
public sealed class PartyChangeTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Fields =
        "id version nickName email mobile legalName tradingAsName businessNumber acn deletedAt "
        + "address { line1 line2 city region postcode country } idDoc { type number }";

    private static readonly object Ann = new { firstName = "Ann", lastName = "Lee" };
    private static readonly object Home = new { line1 = "1 Road", country = "AU" };

    [Fact]
    public async Task A_company_is_stored_with_all_that_is_told_of_it()
    {
        var sender = await StoreAsync(
            new
            {
                name = new { companyName = "Acme Trading" },
                legalName = "Acme Trading Pty Ltd",
                tradingAsName = "Acme",
                businessNumber = "51 824 753 556",
                acn = "004 085 616",
                mobile = "0061 422 832 849",
                address = new
                {
                    building = "Tower 2",
                    streetNumber = "12",
                    street = "Long Road",
                    suburb = "Sydney",
                    state = "NSW",
                    postcode = "2000",
                    country = "AU",
                },
                idDoc = new
                {
                    type = "COMPANY_EXTRACT",
                    number = "X-1",
                    country = "AU",
                },
                idempotencyKey = Key(),
            }
        );

        sender["nickName"]!.ToString().ShouldBe("Acme Tradi");
        sender["mobile"]!.ToString().ShouldBe("+61 422 832 849");
        sender["businessNumber"]!.ToString().ShouldBe("51824753556");
        sender["acn"]!.ToString().ShouldBe("004085616");
        sender["idDoc"]!["type"]!.ToString().ShouldBe("COMPANY_EXTRACT");
        var address = sender["address"]!;
        address["line1"]!.ToString().ShouldBe("12 Long Road");
        address["line2"]!.ToString().ShouldBe("Tower 2");
        address["city"]!.ToString().ShouldBe("Sydney");
        address["region"]!.ToString().ShouldBe("NSW");
    }

    [Fact]
    public async Task An_address_is_given_in_one_form()
    {
        var refused = await host.Acme.ChangeAsync(
            "createSender",
            "sender { id }",
            new
            {
                name = Ann,
                address = new
                {
                    line1 = "1 Road",
                    street = "Road",
                    city = "Sydney",
                    suburb = "Sydney",
                    country = "AU",
                },
                idempotencyKey = Key(),
            }
        );

        refused
            .Refusals()
            .ShouldBe(
                ["INVALID_INPUT input.address.street", "INVALID_INPUT input.address.suburb"],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task An_address_without_a_street_is_refused() => (
            await host.Acme.ChangeAsync(
                "createSender",
                "sender { id }",
                new
                {
                    name = Ann,
                    address = new { country = "AU" },
                    idempotencyKey = Key(),
                }
            )
        ).Refusals().ShouldBe(["INVALID_INPUT input.address.line1"]);

    [Fact]
    public async Task A_patch_changes_what_it_names_and_clears_what_is_null()
    {
        var stored = await StoreAsync(
            new
            {
                name = Ann,
                email = "ann@example.com",
                mobile = "+61 422 832 849",
                address = Home,
                idempotencyKey = Key(),
            }
        );

        var patched = await PatchAsync(
            new
            {
                senderId = stored["id"]!.ToString(),
                version = 1,
                email = "new@example.com",
                mobile = (string?)null,
                idempotencyKey = Key(),
            }
        );

        patched.Refusals().ShouldBeEmpty();
        patched["changed"]!.GetValue<bool>().ShouldBeTrue();
        var sender = patched["sender"]!;
        sender["email"]!.ToString().ShouldBe("new@example.com");
        sender["mobile"].ShouldBeNull();
        sender["address"]!["line1"]!.ToString().ShouldBe("1 Road");
        sender["version"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_patch_that_changes_nothing_leaves_the_version()
    {
        var stored = await StoreAsync(Plain());

        var patched = await PatchAsync(
            new
            {
                senderId = stored["id"]!.ToString(),
                name = Ann,
                idempotencyKey = Key(),
            }
        );

        (
            patched["changed"]!.GetValue<bool>(),
            patched["sender"]!["version"]!.GetValue<int>()
        ).ShouldBe((false, 1));
    }

    [Fact]
    public async Task A_change_of_what_was_not_read_is_refused_with_the_version_of_now()
    {
        var id = (await StoreAsync(Plain()))["id"]!.ToString();
        await PatchAsync(
            new
            {
                senderId = id,
                email = "first@example.com",
                idempotencyKey = Key(),
            }
        );

        var data = await host.Acme.AskAsync(
            """
            mutation ($input: UpdateSenderInput!) { updateSender(input: $input) {
              sender { id } errors { ... on VersionConflictError { code currentVersion path } } } }
            """,
            new
            {
                input = new
                {
                    senderId = id,
                    version = 1,
                    email = "second@example.com",
                    idempotencyKey = Key(),
                },
            }
        );

        var error = data["updateSender"]!["errors"]![0]!;
        error["code"]!.ToString().ShouldBe("VERSION_CONFLICT");
        error["currentVersion"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_patch_is_refused_field_by_field()
    {
        var id = (await StoreAsync(Plain()))["id"]!.ToString();

        var refused = await PatchAsync(
            new
            {
                senderId = id,
                name = (object?)null,
                address = (object?)null,
                email = "none",
                mobile = "12",
                nickName = "NULL",
                idempotencyKey = Key(),
            }
        );

        refused
            .Refusals()
            .ShouldBe(
                [
                    "INVALID_INPUT input.name",
                    "INVALID_INPUT input.address",
                    "INVALID_INPUT input.email",
                    "INVALID_INPUT input.mobile",
                    "INVALID_INPUT input.nickName",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task A_key_tells_null_from_left_out()
    {
        var id = (await StoreAsync(Plain()))["id"]!.ToString();
        var key = Key();
        await PatchAsync(new { senderId = id, idempotencyKey = key });

        var other = await PatchAsync(
            new
            {
                senderId = id,
                email = (string?)null,
                idempotencyKey = key,
            }
        );

        other.Refusals().ShouldBe(["IDEMPOTENCY_CONFLICT input.idempotencyKey"]);
    }

    [Fact]
    public async Task What_was_deleted_is_readable_and_no_longer_listed()
    {
        var external = Key();
        var id = (
            await StoreAsync(
                new
                {
                    name = Ann,
                    address = Home,
                    externalId = external,
                    idempotencyKey = Key(),
                }
            )
        )["id"]!.ToString();

        var deleted = await host.Acme.ChangeAsync(
            "deleteSender",
            "sender { id deletedAt version }",
            new { senderId = id, idempotencyKey = Key() }
        );
        var again = await host.Acme.ChangeAsync(
            "deleteSender",
            "sender { version }",
            new { senderId = id, idempotencyKey = Key() }
        );

        deleted["sender"]!["deletedAt"].ShouldNotBeNull();
        again["sender"]!["version"]!.GetValue<int>().ShouldBe(2);
        var data = await host.Acme.AskAsync(
            """
            query ($id: ID!, $external: String!) {
              node(id: $id) { ... on Sender { deletedAt } }
              listed: senders(where: { externalId: { eq: $external } }) { totalCount }
              all: senders(includeDeleted: true, where: { externalId: { eq: $external } }) { totalCount }
            }
            """,
            new { id, external }
        );
        data["node"]!["deletedAt"].ShouldNotBeNull();
        data["listed"]!["totalCount"]!.GetValue<int>().ShouldBe(0);
        data["all"]!["totalCount"]!.GetValue<int>().ShouldBe(1);

        var successor = await host.Acme.ChangeAsync(
            "createSender",
            "sender { id }",
            new
            {
                name = Ann,
                address = Home,
                externalId = external,
                idempotencyKey = Key(),
            }
        );
        successor.Refusals().ShouldBe(["DUPLICATE_EXTERNAL_ID input.externalId"]);
        (await PatchAsync(new { senderId = id, idempotencyKey = Key() }))
            .Refusals()
            .ShouldBe(["DELETED input.senderId"]);
    }

    [Fact]
    public async Task Nothing_is_paid_to_or_for_somebody_deleted()
    {
        var recipient = (await StoreRecipientAsync("062000", "11112222"))["id"]!.ToString();
        var sender = (await StoreAsync(Plain()))["id"]!.ToString();
        var used = await StoreRecipientAsync("062000", "33334444");
        await DeleteAsync("Recipient", recipient);
        await DeleteAsync("Sender", sender);

        var toDeleted = await WithdrawAsync(recipient, null);
        var forDeleted = await WithdrawAsync(used["id"]!.ToString(), sender);

        toDeleted.Refusals().ShouldBe(["DELETED input.recipientId"]);
        forDeleted.Refusals().ShouldBe(["DELETED input.senderId"]);
    }

    [Fact]
    public async Task A_recipients_account_changes_within_its_type()
    {
        var id = (await StoreRecipientAsync("062000", "55556666"))["id"]!.ToString();

        var moved = await PatchRecipientAsync(id, Bsb("062001", "77778888"));
        var other = await PatchRecipientAsync(
            id,
            new
            {
                type = "PAYID",
                currency = "AUD",
                country = "AU",
                payId = "ann@example.com",
            }
        );
        var malformed = await PatchRecipientAsync(id, Bsb("1", "77778888"));

        moved["recipient"]!["account"]!["bsb"]!.ToString().ShouldBe("062001");
        other.Refusals().ShouldBe(["INVALID_INPUT input.account.type"]);
        malformed.Refusals().ShouldBe(["INVALID_INPUT input.account.bsb"]);
    }

    [Fact]
    public async Task Every_change_is_told_in_order()
    {
        var id = (await StoreAsync(Plain()))["id"]!.ToString();
        await PatchAsync(
            new
            {
                senderId = id,
                email = "told@example.com",
                idempotencyKey = Key(),
            }
        );
        await DeleteAsync("Sender", id);

        var told = await host.TakeAsync(
            host.Acme,
            "subscription ($id: ID, $after: EventCursor) { senderChanged(id: $id, after: $after) "
                + "{ type version sender { id email } } }",
            new { id, after = await host.Acme.FirstCursorAsync() },
            3
        );

        told.Select(item => $"{item["senderChanged"]!["version"]} {item["senderChanged"]!["type"]}")
            .ShouldBe(["1 sender.created", "2 sender.updated", "3 sender.deleted"]);
    }

    [Theory]
    [InlineData("updateSender", "senderId")]
    [InlineData("deleteSender", "senderId")]
    [InlineData("updateRecipient", "recipientId")]
    [InlineData("deleteRecipient", "recipientId")]
    public async Task Somebody_elses_party_is_nobody(string mutation, string field)
    {
        var own = mutation.EndsWith("Sender", StringComparison.Ordinal)
            ? await StoreAsync(Plain())
            : await StoreRecipientAsync("062000", "12341234");

        var refused = await host.Bluegum.ChangeAsync(
            mutation,
            "replayed",
            new Dictionary<string, object>
            {
                [field] = own["id"]!.ToString(),
                ["idempotencyKey"] = Key(),
            }
        );

        refused.Refusals().ShouldBe([$"NOT_FOUND input.{field}"]);
    }

    private static object Plain() =>
        new
        {
            name = Ann,
            address = Home,
            idempotencyKey = Key(),
        };

    private static object Bsb(string bsb, string accountNumber) =>
        new
        {
            type = "BSB",
            currency = "AUD",
            country = "AU",
            bsb,
            accountNumber,
        };

    private async Task<JsonNode> StoreAsync(object input)
    {
        var payload = await host.Acme.ChangeAsync("createSender", $"sender {{ {Fields} }}", input);
        payload.Refusals().ShouldBeEmpty();
        return payload["sender"]!;
    }

    private async Task<JsonNode> StoreRecipientAsync(string bsb, string accountNumber)
    {
        var payload = await host.Acme.ChangeAsync(
            "createRecipient",
            "recipient { id }",
            new
            {
                name = Ann,
                account = Bsb(bsb, accountNumber),
                idempotencyKey = Key(),
            }
        );
        payload.Refusals().ShouldBeEmpty();
        return payload["recipient"]!;
    }

    private Task<JsonNode> PatchAsync(object input) =>
        host.Acme.ChangeAsync("updateSender", $"changed replayed sender {{ {Fields} }}", input);

    private Task<JsonNode> PatchRecipientAsync(string id, object account) =>
        host.Acme.ChangeAsync(
            "updateRecipient",
            "changed recipient { version account { bsb accountNumber } }",
            new
            {
                recipientId = id,
                account,
                idempotencyKey = Key(),
            }
        );

    private Task<JsonNode> DeleteAsync(string kind, string id) =>
        host.Acme.ChangeAsync(
            $"delete{kind}",
            "replayed",
            new Dictionary<string, object>
            {
                [$"{kind.ToLowerInvariant()}Id"] = id,
                ["idempotencyKey"] = Key(),
            }
        );

    private Task<JsonNode> WithdrawAsync(string recipientId, string? senderId) =>
        host.Acme.ChangeAsync(
            "createWithdrawal",
            "withdrawal { id }",
            new
            {
                amount = new { amount = "1.00", currency = "AUD" },
                recipientId,
                senderId,
                idempotencyKey = Key(),
            }
        );

    private static string Key() => Guid.CreateVersion7().ToString();
}
