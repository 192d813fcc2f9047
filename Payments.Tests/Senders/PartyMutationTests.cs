using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Senders;

public sealed class PartyMutationTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private static readonly object Ann = new { firstName = "Ann", lastName = "Lee" };
    private static readonly object Home = new { line1 = "1 Road", country = "AU" };

    [Fact]
    public async Task A_sender_is_stored_and_found()
    {
        var made = await CreateSenderAsync(
            new
            {
                name = Ann,
                email = "ann@example.com",
                address = new
                {
                    line1 = "1 Long Road",
                    city = "Sydney",
                    country = "AU",
                },
                dateOfBirth = "1980-02-03",
                externalId = "found-1",
                idempotencyKey = Key(),
            }
        );

        made.Refusals().ShouldBeEmpty();
        var data = await host.Acme.AskAsync(
            """
            { senders(where: { externalId: { eq: "found-1" } }) {
                totalCount
                nodes { id displayName version address { line1 city country } dateOfBirth } } }
            """
        );
        var found = data["senders"]!["nodes"]![0]!;
        found["id"]!.ToString().ShouldBe(made["sender"]!["id"]!.ToString());
        found["displayName"]!.ToString().ShouldBe("Ann Lee");
        found["version"]!.GetValue<int>().ShouldBe(1);
        found["address"]!["city"]!.ToString().ShouldBe("Sydney");
        found["dateOfBirth"]!.ToString().ShouldBe("1980-02-03");
    }

    [Fact]
    public async Task The_same_key_and_input_give_the_same_sender_again()
    {
        var input = new
        {
            name = Ann,
            address = Home,
            idempotencyKey = Key(),
        };

        var first = await CreateSenderAsync(input);
        var again = await CreateSenderAsync(input);

        again["sender"]!["id"]!.ToString().ShouldBe(first["sender"]!["id"]!.ToString());
        (first["replayed"]!.GetValue<bool>(), again["replayed"]!.GetValue<bool>()).ShouldBe(
            (false, true)
        );
    }

    [Fact]
    public async Task The_same_key_with_other_input_conflicts()
    {
        var key = Key();
        await CreateSenderAsync(
            new
            {
                name = Ann,
                address = Home,
                idempotencyKey = key,
            }
        );

        var other = await CreateSenderAsync(
            new
            {
                name = new { companyName = "Other Pty Ltd" },
                address = Home,
                idempotencyKey = key,
            }
        );

        other.Refusals().ShouldBe(["IDEMPOTENCY_CONFLICT input.idempotencyKey"]);
    }

    [Fact]
    public async Task Input_that_was_refused_does_not_use_up_the_key()
    {
        var key = Key();
        var refused = await CreateSenderAsync(
            new
            {
                name = Ann,
                address = Home,
                email = "none",
                idempotencyKey = key,
            }
        );

        var corrected = await CreateSenderAsync(
            new
            {
                name = Ann,
                address = Home,
                email = "ann@example.com",
                idempotencyKey = key,
            }
        );

        refused.Refusals().ShouldBe(["INVALID_INPUT input.email"]);
        corrected.Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once_and_each_names_its_field()
    {
        var refused = await CreateSenderAsync(
            new
            {
                name = new { firstName = "4nn", lastName = "Lee" },
                email = "none",
                address = new { line1 = "", country = "ZZ" },
                externalId = "\u00E4",
                idempotencyKey = Key(),
            }
        );

        refused
            .Refusals()
            .ShouldBe(
                [
                    "INVALID_INPUT input.name.firstName",
                    "INVALID_INPUT input.email",
                    "INVALID_INPUT input.address.line1",
                    "INVALID_INPUT input.address.country",
                    "INVALID_INPUT input.externalId",
                ],
                ignoreOrder: true
            );
    }

    [Theory]
    [InlineData("1899-12-31")]
    [InlineData("2020-01-01")]
    public async Task A_sender_who_is_too_old_or_too_young_is_refused(string born) => (
            await CreateSenderAsync(
                new
                {
                    name = Ann,
                    address = Home,
                    dateOfBirth = born,
                    idempotencyKey = Key(),
                }
            )
        ).Refusals().ShouldBe(["INVALID_INPUT input.dateOfBirth"]);

    [Fact]
    public async Task An_external_id_is_unique_among_senders_of_a_tenant()
    {
        var input = new
        {
            name = Ann,
            address = Home,
            externalId = "twice",
            idempotencyKey = Key(),
        };
        await CreateSenderAsync(input);

        var second = await CreateSenderAsync(input with { idempotencyKey = Key() });
        var others = await host.Bluegum.ChangeAsync(
            "createSender",
            "sender { id }",
            input with
            {
                idempotencyKey = Key(),
            }
        );

        second.Refusals().ShouldBe(["DUPLICATE_EXTERNAL_ID input.externalId"]);
        others.Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recipient_is_stored_with_its_account_in_normal_form()
    {
        var made = await host.Acme.ChangeAsync(
            "createRecipient",
            "recipient { id accountType currency account { iban bic bsb } }",
            new
            {
                name = new { companyName = "Muster GmbH" },
                account = new
                {
                    type = "IBAN",
                    currency = "EUR",
                    country = "DE",
                    iban = "de89 3704 0044 0532 0130 00",
                },
                idempotencyKey = Key(),
            }
        );

        made.Refusals().ShouldBeEmpty();
        var account = made["recipient"]!["account"]!;
        account["iban"]!.ToString().ShouldBe("DE89370400440532013000");
        (account["bic"], account["bsb"]).ShouldBe((null, null));
    }

    [Fact]
    public async Task A_recipient_is_refused_field_by_field()
    {
        var refused = await host.Acme.ChangeAsync(
            "createRecipient",
            "recipient { id }",
            new
            {
                name = new { companyName = "Muster GmbH" },
                account = new
                {
                    type = "BSB",
                    currency = "EUR",
                    country = "AU",
                    bsb = "06200",
                    iban = "DE89370400440532013000",
                },
                idempotencyKey = Key(),
            }
        );

        refused
            .Refusals()
            .ShouldBe(
                [
                    "INVALID_INPUT input.account.currency",
                    "INVALID_INPUT input.account.bsb",
                    "INVALID_INPUT input.account.accountNumber",
                    "INVALID_INPUT input.account.iban",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task A_list_is_paged_without_gap_or_repetition()
    {
        var ids = new List<string>();
        for (var count = 0; count < 5; count++)
        {
            var made = await host.Bluegum.ChangeAsync(
                "createSender",
                "sender { id }",
                new
                {
                    name = Ann,
                    address = Home,
                    idempotencyKey = Key(),
                }
            );
            ids.Add(made["sender"]!["id"]!.ToString());
        }

        var read = new List<string>();
        string? after = null;
        JsonNode page;
        do
        {
            page = (
                await host.Bluegum.AskAsync(
                    """
                    query ($after: String) {
                      senders(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
                    }
                    """,
                    new { after }
                )
            )["senders"]!;
            read.AddRange(page["nodes"]!.AsArray().Select(node => node!["id"]!.ToString()));
            after = page["pageInfo"]!["endCursor"]?.ToString();
        } while (page["pageInfo"]!["hasNextPage"]!.GetValue<bool>());

        read.ShouldBeUnique();
        ids.ShouldBeSubsetOf(read);
    }

    private Task<JsonNode> CreateSenderAsync(object input) =>
        host.Acme.ChangeAsync("createSender", "sender { id } replayed", input);

    private static string Key() => Guid.CreateVersion7().ToString();
}
