using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.FxPayments;

/// <summary>Who pays and who is paid abroad: stored, given inline, or left out.</summary>
public sealed class PaymentPartiesTests(PaymentsHost host)
    : IClassFixture<PaymentsHost>,
        IAsyncLifetime
{
    private const string Shown = """
        payment {
          id status recipient { id } sender { id } virtualAccount { id }
          payee { displayName email address { city } account { iban } }
          payer { mode displayName address { country } }
        }
        dryRun { postings { reason } }
        """;

    private static readonly object Pat = new
    {
        name = new { firstName = "Pat", lastName = "Payer" },
        address = new { line1 = "1 Quay St", country = "NZ" },
    };

    private GraphUser Acme => host.Acme;

    public async ValueTask InitializeAsync() => await Acme.DepositAsync("100.00");

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Parties_given_inline_are_kept_with_it_and_nowhere_else()
    {
        var before = await AddressBookAsync();

        var made = await PayAsync(
            new
            {
                recipient = new
                {
                    name = new { companyName = "Einmal GmbH" },
                    email = "kasse@einmal.example",
                    address = new
                    {
                        line1 = "Gasse 1",
                        city = "Wien",
                        country = "AT",
                    },
                    account = PaymentGraphTalk.German,
                },
                sender = Pat,
                reference = "Invoice of Einmal",
            }
        );

        made.Refusals().ShouldBeEmpty();
        var payment = made["payment"]!;
        payment["recipient"].ShouldBeNull();
        payment["sender"].ShouldBeNull();
        payment["payee"]!
            .ToJsonString()
            .ShouldBe(
                """{"displayName":"Einmal GmbH","email":"kasse@einmal.example","address":{"city":"Wien"},"account":{"iban":"DE89370400440532013000"}}"""
            );
        payment["payer"]!
            .ToJsonString()
            .ShouldBe(
                """{"mode":"INLINE_SENDER","displayName":"Pat Payer","address":{"country":"NZ"}}"""
            );
        (await AddressBookAsync()).ShouldBe(before);
        await Acme.PaymentReachesAsync(payment["id"]!.ToString(), "CLOSED");
        (await StatementAsync()).ShouldContain("Einmal GmbH Invoice of Einmal");
    }

    [Theory]
    [InlineData(false, null, "TENANT", "Acme Trading Pty Ltd")]
    [InlineData(false, "stored", "SENDER", "Sam Stored")]
    [InlineData(false, "inline", "INLINE_SENDER", "Pat Payer")]
    [InlineData(true, null, "SUB_CLIENT", "Collections")]
    [InlineData(true, "stored", "SENDER_FOR_SUB_CLIENT", "Sam Stored")]
    [InlineData(true, "inline", "SENDER_FOR_SUB_CLIENT", "Pat Payer")]
    public async Task The_payer_is_a_sender_a_sub_client_or_the_tenant_itself(
        bool forSubClient,
        string? sender,
        string mode,
        string name
    )
    {
        var senderId = sender == "stored" ? await SenderAsync() : null;
        var virtualAccountId = forSubClient ? await Acme.FundAsync() : null;

        var payment = (
            await PayAsync(
                new
                {
                    recipient = Inline("Beispiel GmbH"),
                    senderId,
                    sender = sender == "inline" ? Pat : null,
                    virtualAccountId,
                }
            )
        )["payment"]!;

        payment["payer"]!["mode"]!.ToString().ShouldBe(mode);
        payment["payer"]!["displayName"]!.ToString().ShouldBe(name);
        ((string?)payment["sender"]?["id"]).ShouldBe(senderId);
        ((string?)payment["virtualAccount"]?["id"]).ShouldBe(virtualAccountId);
        if (senderId is not null)
        {
            var found = await Acme.AskAsync(
                "query ($id: ID) { payments(senderId: $id) { nodes { id } } }",
                new { id = senderId }
            );
            found["payments"]!["nodes"]!.AsArray().Single()!["id"]!
                .ToString()
                .ShouldBe(payment["id"]!.ToString());
        }
    }

    [Fact]
    public async Task Stored_parties_are_shown_as_they_were_whatever_becomes_of_them()
    {
        var recipientId = await Acme.RecipientAsync("Frueher GmbH", PaymentGraphTalk.German);
        var made = await PayAsync(new { recipientId, reference = "HALT_AML" });
        await Acme.DoAsync(
            "updateRecipient",
            "recipient { id }",
            new { recipientId, name = new { companyName = "Spaeter GmbH" } }
        );

        var seen = (
            await Acme.AskAsync(
                """
                query ($id: ID!) { node(id: $id) { ... on Payment {
                  recipient { displayName } payee { displayName }
                } } }
                """,
                new { id = made["payment"]!["id"]!.ToString() }
            )
        )["node"]!;

        seen["recipient"]!["displayName"]!.ToString().ShouldBe("Spaeter GmbH");
        seen["payee"]!["displayName"]!.ToString().ShouldBe("Frueher GmbH");
    }

    [Fact]
    public async Task Bad_parties_are_refused_by_the_field_and_use_no_quote()
    {
        var quoteId = await Acme.QuoteAsync();
        var recipientId = await Acme.RecipientAsync("Beispiel GmbH", PaymentGraphTalk.German);
        var recipient = Inline("Beispiel GmbH");
        object[] inputs =
        [
            new { quoteId },
            new
            {
                quoteId,
                recipientId,
                recipient,
            },
            new { quoteId, recipient = Inline("Beispiel GmbH", "DE89370400440532013001") },
            new { quoteId, recipient = Inline("<>") },
            new
            {
                quoteId,
                recipient = new
                {
                    name = new { companyName = "Wattle Pty Ltd" },
                    account = ComplianceTalk.Account("12345678"),
                },
            },
            new
            {
                quoteId,
                recipient,
                senderId = "snd_nonsense",
                sender = Pat,
            },
            new
            {
                quoteId,
                recipient,
                sender = new
                {
                    name = new { companyName = "Payer Ltd" },
                    address = new { line1 = "1 Quay St", country = "NZ" },
                    dateOfBirth = "1980-01-01",
                },
            },
            new
            {
                quoteId,
                recipient,
                sender = new
                {
                    name = new { firstName = "Young", lastName = "Payer" },
                    address = new { line1 = "1 Quay St", country = "NZ" },
                    dateOfBirth = "2020-01-01",
                },
            },
        ];

        List<string> refusals = [];
        foreach (var input in inputs)
        {
            refusals.Add(string.Join(',', (await PayAsync(input)).Refusals()));
        }

        refusals.ShouldBe([
            "INVALID_INPUT input.recipientId",
            "INVALID_INPUT input.recipientId",
            "INVALID_INPUT input.recipient.account.iban",
            "INVALID_INPUT input.recipient.name.companyName",
            "INVALID_INPUT input.recipient",
            "INVALID_INPUT input.senderId",
            "INVALID_INPUT input.sender.dateOfBirth",
            "INVALID_INPUT input.sender.dateOfBirth",
        ]);
        (await PayAsync(new { quoteId, recipient })).Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_key_makes_it_once_and_for_somebody_else_is_a_conflict()
    {
        var quoteId = await Acme.QuoteAsync();
        var idempotencyKey = ComplianceTalk.Key();

        var first = await PayAsync(Keyed("Beispiel GmbH"));
        var again = await PayAsync(Keyed("Beispiel GmbH"));
        var other = await PayAsync(Keyed("Anders GmbH"));

        first.Refusals().ShouldBeEmpty();
        again["payment"]!["id"]!.ToString().ShouldBe(first["payment"]!["id"]!.ToString());
        other.Refusals().ShouldBe(["IDEMPOTENCY_CONFLICT input.idempotencyKey"]);

        object Keyed(string name) =>
            new
            {
                quoteId,
                recipient = Inline(name),
                idempotencyKey,
            };
    }

    [Fact]
    public async Task A_dry_run_shows_the_parties_and_keeps_nothing()
    {
        var quoteId = await Acme.QuoteAsync();
        var before = await Acme.AvailableAsync();
        var recipient = Inline("Beispiel GmbH");

        var shown = await PayAsync(
            new
            {
                quoteId,
                recipient,
                dryRun = true,
            }
        );

        shown["payment"]!["payee"]!["displayName"]!.ToString().ShouldBe("Beispiel GmbH");
        shown["dryRun"]!["postings"]!.AsArray().ShouldNotBeEmpty();
        (await Acme.AvailableAsync()).ShouldBe(before);
        (await PayAsync(new { quoteId, recipient })).Refusals().ShouldBeEmpty();
    }

    private static object Inline(string companyName, string iban = "DE89370400440532013000") =>
        new
        {
            name = new { companyName },
            account = new
            {
                type = "IBAN",
                currency = "EUR",
                country = "DE",
                iban,
            },
        };

    /// <summary>A payment with a quote of its own, unless the input has one.</summary>
    private async Task<JsonNode> PayAsync(object input)
    {
        var node = System.Text.Json.JsonSerializer.SerializeToNode(input)!.AsObject();
        node["quoteId"] ??= await Acme.QuoteAsync();
        return await Acme.DoAsync("createPayment", Shown, node);
    }

    private async Task<string> SenderAsync()
    {
        var payload = await Acme.DoAsync(
            "createSender",
            "sender { id }",
            new
            {
                name = new { firstName = "Sam", lastName = "Stored" },
                address = new { line1 = "2 Quay St", country = "NZ" },
            }
        );
        payload.Refusals().ShouldBeEmpty();
        return payload["sender"]!["id"]!.ToString();
    }

    private async Task<string> AddressBookAsync()
    {
        var data = await Acme.AskAsync(
            "{ recipients(first: 100) { nodes { id } } senders(first: 100) { nodes { id } } }"
        );
        return data.ToJsonString();
    }

    /// <summary>Who is named in the statement of the home currency, and with which words.</summary>
    private async Task<string[]> StatementAsync()
    {
        var data = await Acme.AskAsync(
            """
            query ($from: DateTime!, $to: DateTime!) {
              statement(currency: "AUD", from: $from, to: $to) {
                entries(first: 250) { nodes { lines { counterparty reference } } }
              }
            }
            """,
            new
            {
                from = DateTimeOffset.UnixEpoch,
                to = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero),
            }
        );
        return
        [
            .. data["statement"]!["entries"]!["nodes"]!
                .AsArray()
                .SelectMany(entry => entry!["lines"]!.AsArray())
                .Select(line => $"{line!["counterparty"]} {line["reference"]}"),
        ];
    }
}
