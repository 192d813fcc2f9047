using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;
using static Payments.Tests.Compliance.ComplianceTalk;

namespace Payments.Tests.PayeeChecks;

/// <summary>Which results keep an account from being paid, and what frees it.</summary>
public sealed class PayeeCheckPolicyTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Refused = "PAYEE_CHECK_NOT_ACCEPTED input.recipientId";

    private GraphUser Acme => host.Acme;

    [Fact]
    public async Task A_result_of_the_policy_keeps_the_account_unpaid_until_somebody_accepts_it()
    {
        await Acme.FundAsync();
        await SetPolicyAsync("NOT_MATCH", "ACCOUNT_CLOSED");
        var account = NewAccount();
        var recipientId = await Acme.RecipientAsync("Copcnotmatch Pty Ltd", account);
        (await PayAsync(new { recipientId })).Refusals().ShouldBeEmpty("it was never checked");
        var check = await CheckAsync(recipientId);
        var before = await Acme.AvailableAsync();

        var refused = await PayAsync(new { recipientId });
        var inline = await PayAsync(
            new { recipient = new { name = new { companyName = "Other Name Ltd" }, account } }
        );

        refused.Refusals().ShouldBe([Refused]);
        var error = refused["errors"]![0]!;
        error["payeeCheckId"]!.ToString().ShouldBe(check);
        error["result"]!.ToString().ShouldBe("NOT_MATCH");
        inline.Refusals().ShouldBe(["PAYEE_CHECK_NOT_ACCEPTED input.recipient"]);
        (await Acme.AvailableAsync()).ShouldBe(before);

        await Acme.DoAsync("acceptPayeeCheck", "payeeCheck { id }", new { payeeCheckId = check });
        (await PayAsync(new { recipientId })).Refusals().ShouldBeEmpty();

        await CheckAsync(recipientId);
        (await PayAsync(new { recipientId })).Refusals().ShouldBe([Refused], "it counts anew");
    }

    [Fact]
    public async Task A_result_outside_of_the_policy_only_advises()
    {
        await Acme.FundAsync();
        await SetPolicyAsync("NOT_MATCH");
        var recipientId = await Acme.RecipientAsync("Copcclosematch Pty Ltd");
        await CheckAsync(recipientId);

        (await PayAsync(new { recipientId })).Refusals().ShouldBeEmpty();

        await SetPolicyAsync("CLOSE_MATCH");
        (await PayAsync(new { recipientId })).Refusals().ShouldBe([Refused]);
        await SetPolicyAsync();
        (await PayAsync(new { recipientId })).Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_later_match_frees_the_account_and_a_pending_check_changes_nothing()
    {
        await Acme.FundAsync();
        await SetPolicyAsync("NOT_MATCH");
        var account = NewAccount();
        var recipientId = await Acme.RecipientAsync("Wrong Pty Ltd", account);
        await CheckInlineAsync(account, "Copcnotmatch");
        (await PayAsync(new { recipientId })).Refusals().ShouldBe([Refused]);

        await CheckInlineAsync(account, "Cophalt", answered: false);
        (await PayAsync(new { recipientId })).Refusals().ShouldBe([Refused]);
        await CheckInlineAsync(account, "Copcmatch");

        (await PayAsync(new { recipientId })).Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payment_abroad_is_held_to_it_as_well()
    {
        await Acme.FundAsync();
        await SetPolicyAsync("ACCOUNT_TYPE_NOT_SUPPORTED");
        var account = new
        {
            type = "IBAN",
            currency = "EUR",
            country = "DE",
            iban = "DE89370400440532013000",
        };
        var recipientId = await Acme.RecipientAsync("Einmal GmbH", account);
        var quote = await Acme.DoAsync(
            "createQuote",
            "quote { id usedAt }",
            new
            {
                fromCurrency = "AUD",
                toCurrency = "EUR",
                fromAmount = "100.00",
                firm = true,
            }
        );
        var quoteId = quote["quote"]!["id"]!.ToString();
        var payeeCheckId = await CheckAsync(recipientId);

        var refused = await Acme.DoAsync(
            "createPayment",
            "payment { id }",
            new { quoteId, recipientId }
        );
        var inline = await Acme.DoAsync(
            "createPayment",
            "payment { id }",
            new
            {
                quoteId,
                recipient = new { name = new { companyName = "Nochmal GmbH" }, account },
            }
        );
        await Acme.DoAsync("acceptPayeeCheck", "payeeCheck { id }", new { payeeCheckId });
        var paid = await Acme.DoAsync(
            "createPayment",
            "payment { id }",
            new { quoteId, recipientId }
        );

        refused.Refusals().ShouldBe([Refused]);
        inline.Refusals().ShouldBe(["PAYEE_CHECK_NOT_ACCEPTED input.recipient"]);
        paid.Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_policy_is_set_by_an_admin_and_seen_by_all()
    {
        var approver = await host.SignInAsync("approver@acme.example");
        await SetPolicyAsync("NOT_MATCH", "CLOSE_MATCH", "NOT_MATCH");

        var refused = await approver.DoAsync(
            "setPayeeCheckPolicy",
            "tenant { id }",
            new { needAcceptance = Array.Empty<string>() }
        );

        refused.Refusals().ShouldBe(["FORBIDDEN"]);
        var seen = await approver.AskAsync("{ viewer { tenant { payeeCheckPolicy } } }");
        seen["viewer"]!["tenant"]!["payeeCheckPolicy"]!
            .AsArray()
            .Select(result => result!.ToString())
            .ShouldBe(["CLOSE_MATCH", "NOT_MATCH"]);
        var others = await host.Bluegum.AskAsync("{ viewer { tenant { payeeCheckPolicy } } }");
        others["viewer"]!["tenant"]!["payeeCheckPolicy"]!.AsArray().ShouldBeEmpty();
    }

    private async Task SetPolicyAsync(params string[] needAcceptance)
    {
        var payload = await Acme.DoAsync(
            "setPayeeCheckPolicy",
            "tenant { payeeCheckPolicy }",
            new { needAcceptance }
        );
        payload.Refusals().ShouldBeEmpty();
    }

    private Task<JsonNode> PayAsync(object whom)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(whom)!.AsObject();
        input["amount"] = System.Text.Json.JsonSerializer.SerializeToNode(Aud("10.00"));
        input["idempotencyKey"] = Key();
        return PayByAsync(input);
    }

    private async Task<JsonNode> PayByAsync(JsonObject input)
    {
        var data = await Acme.AskAsync(
            """
            mutation ($input: CreateWithdrawalInput!) {
              createWithdrawal(input: $input) {
                withdrawal { id }
                errors {
                  ... on Error { code path }
                  ... on PayeeCheckNotAcceptedError { payeeCheckId result }
                }
              }
            }
            """,
            new { input }
        );
        return data["createWithdrawal"]!;
    }

    private async Task<string> CheckAsync(string recipientId) =>
        await AnsweredAsync(
            await Acme.DoAsync("createPayeeCheck", "payeeCheck { id }", new { recipientId })
        );

    private async Task CheckInlineAsync(object account, string accountName, bool answered = true)
    {
        var payload = await Acme.DoAsync(
            "createPayeeCheck",
            "payeeCheck { id }",
            new { account, accountName }
        );
        if (answered)
        {
            await AnsweredAsync(payload);
        }
    }

    private async Task<string> AnsweredAsync(JsonNode payload)
    {
        payload.Refusals().ShouldBeEmpty();
        var id = payload["payeeCheck"]!["id"]!.ToString();
        await Eventually.ReachesAsync(
            async () =>
                (
                    await Acme.AskAsync(
                        "query ($id: ID!) { node(id: $id) { ... on PayeeCheck { status } } }",
                        new { id }
                    )
                )["node"]!["status"]!.ToString(),
            status => status != "PENDING",
            status => status
        );
        return id;
    }
}
