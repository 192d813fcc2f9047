using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;
using static Payments.Tests.Compliance.ComplianceTalk;

namespace Payments.Tests.PayeeChecks;

public sealed class PayeeCheckTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Shown = """
        payeeCheck {
          id status isFinal result holderType billable message accountName acceptedAt acceptedBy
          acceptanceNote answeredAt version recipient { id } account { type bsb accountNumber iban }
        }
        replayed
        """;

    private GraphUser Acme => host.Acme;

    [Theory]
    [InlineData("Jane Copimatch", "MATCH", "INDIVIDUAL", true)]
    [InlineData("COPIJMATCH", "MATCH", "JOINT", true)]
    [InlineData("xcopcmatchx", "MATCH", "COMPANY", true)]
    [InlineData("copiclosematch", "CLOSE_MATCH", "INDIVIDUAL", true)]
    [InlineData("copijclosematch", "CLOSE_MATCH", "JOINT", true)]
    [InlineData("copcclosematch", "CLOSE_MATCH", "COMPANY", true)]
    [InlineData("copinotmatch", "NOT_MATCH", "INDIVIDUAL", true)]
    [InlineData("copcnotmatch", "NOT_MATCH", "COMPANY", true)]
    [InlineData("copclosed", "ACCOUNT_CLOSED", null, true)]
    [InlineData("copnotfound", "ACCOUNT_NOT_FOUND", null, true)]
    [InlineData("coperror", "PLATFORM_ERROR", null, false)]
    [InlineData("Jane Citizen", "MATCH", "INDIVIDUAL", true)]
    [InlineData("Jane and Joe Citizen", "MATCH", "JOINT", true)]
    [InlineData("Citizen Bikes Pty Ltd", "MATCH", "COMPANY", true)]
    public async Task The_name_decides_in_the_sandbox(
        string accountName,
        string result,
        string? holderType,
        bool billable
    )
    {
        var payload = await CheckAsync(new { account = NewAccount(), accountName });

        payload.Refusals().ShouldBeEmpty();
        var check = await AnsweredAsync(payload["payeeCheck"]!);
        check["result"]!.ToString().ShouldBe(result);
        ((string?)check["holderType"]).ShouldBe(holderType);
        check["billable"]!.GetValue<bool>().ShouldBe(billable);
        check["accountName"]!.ToString().ShouldBe(accountName);
        check["message"]!.ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_recipient_is_checked_by_its_own_account_and_name()
    {
        var recipientId = await Acme.RecipientAsync("Copcclosematch Pty Ltd");

        var check = await AnsweredAsync((await CheckAsync(new { recipientId }))["payeeCheck"]!);

        check["recipient"]!["id"]!.ToString().ShouldBe(recipientId);
        check["accountName"]!.ToString().ShouldBe("Copcclosematch Pty Ltd");
        check["result"]!.ToString().ShouldBe("CLOSE_MATCH");
        var found = await Acme.AskAsync(
            """
            query ($id: ID) {
              payeeChecks(recipientId: $id, where: { result: { eq: CLOSE_MATCH } }) { nodes { id } }
            }
            """,
            new { id = recipientId }
        );
        found["payeeChecks"]!["nodes"]!.AsArray().Single()!["id"]!
            .ToString()
            .ShouldBe(check["id"]!.ToString());
    }

    [Fact]
    public async Task An_account_without_a_bsb_is_answered_at_once_and_costs_nothing()
    {
        var payload = await CheckAsync(
            new
            {
                account = new
                {
                    type = "IBAN",
                    currency = "EUR",
                    country = "DE",
                    iban = "DE89 3704 0044 0532 0130 00",
                },
                accountName = "Copimatch",
            }
        );

        var check = payload["payeeCheck"]!;
        check["result"]!.ToString().ShouldBe("ACCOUNT_TYPE_NOT_SUPPORTED");
        check["billable"]!.GetValue<bool>().ShouldBeFalse();
        check["account"]!["iban"]!.ToString().ShouldBe("DE89370400440532013000");
    }

    [Fact]
    public async Task Either_a_recipient_or_an_account_with_a_name()
    {
        var recipientId = await Acme.RecipientAsync("Both Pty Ltd");

        (await CheckAsync(new { })).Refusals().ShouldBe(["INVALID_INPUT input.recipientId"]);
        (await CheckAsync(new { recipientId, accountName = "Both" }))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.recipientId"]);
        (await CheckAsync(new { account = NewAccount() }))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.recipientId"]);
        (await CheckAsync(new { account = Account("12"), accountName = "Short" }))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.account.accountNumber"]);
    }

    [Fact]
    public async Task Another_tenants_recipient_and_check_are_like_none()
    {
        var recipientId = await host.Bluegum.RecipientAsync("Theirs Pty Ltd");
        var theirs = (await host.Bluegum.DoAsync("createPayeeCheck", Shown, new { recipientId }))[
            "payeeCheck"
        ]!;

        (await CheckAsync(new { recipientId }))
            .Refusals()
            .ShouldBe(["NOT_FOUND input.recipientId"]);
        (await AcceptAsync(theirs)).Refusals().ShouldBe(["NOT_FOUND input.payeeCheckId"]);
    }

    [Fact]
    public async Task The_same_key_asks_once_and_is_answered_with_what_came_of_it()
    {
        var input = new
        {
            account = NewAccount(),
            accountName = "Copinotmatch",
            idempotencyKey = Key(),
        };
        await AnsweredAsync((await CheckAsync(input))["payeeCheck"]!);

        var again = await CheckAsync(input);
        var other = await CheckAsync(input with { accountName = "Copimatch" });

        again["replayed"]!.GetValue<bool>().ShouldBeTrue();
        again["payeeCheck"]!["result"]!.ToString().ShouldBe("NOT_MATCH");
        other.Refusals().ShouldBe(["IDEMPOTENCY_CONFLICT input.idempotencyKey"]);
    }

    [Fact]
    public async Task Each_step_of_its_life_is_told_and_no_other_can_be_taken()
    {
        var check = (await CheckAsync(new { account = NewAccount(), accountName = "Cophalt" }))[
            "payeeCheck"
        ]!;
        check["status"]!.ToString().ShouldBe("PENDING");

        (await AcceptAsync(check)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        var answered = await AnswerAsync(check, "NOT_MATCH");
        answered["payeeCheck"]!["status"]!.ToString().ShouldBe("ANSWERED");
        (await AnswerAsync(check, "MATCH")).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        var accepted = (await AcceptAsync(check, "Seen the passport."))["payeeCheck"]!;
        accepted["status"]!.ToString().ShouldBe("ACCEPTED");
        accepted["isFinal"]!.GetValue<bool>().ShouldBeTrue();
        accepted["result"]!.ToString().ShouldBe("NOT_MATCH");
        accepted["acceptanceNote"]!.ToString().ShouldBe("Seen the passport.");
        accepted["acceptedBy"]!.ToString().ShouldStartWith("mem_");
        (await AcceptAsync(check)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        (await AnswerAsync(check, "MATCH")).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);

        (await host.ToldAsync(Acme, "payeeCheckChanged", check["id"]!.ToString(), 3)).ShouldBe([
            "1 >PENDING",
            "2 PENDING>ANSWERED",
            "3 ANSWERED>ACCEPTED",
        ]);
    }

    private Task<JsonNode> CheckAsync(object input) =>
        Acme.DoAsync("createPayeeCheck", Shown, input);

    private Task<JsonNode> AcceptAsync(JsonNode check, string? note = null) =>
        Acme.DoAsync(
            "acceptPayeeCheck",
            Shown,
            new { payeeCheckId = check["id"]!.ToString(), note }
        );

    private Task<JsonNode> AnswerAsync(JsonNode check, string result) =>
        Acme.DoAsync(
            "simulatePayeeCheckAnswer",
            Shown,
            new { payeeCheckId = check["id"]!.ToString(), result }
        );

    /// <summary>The check once it is answered: on a loaded machine that may be after the payload.</summary>
    private Task<JsonNode> AnsweredAsync(JsonNode check) =>
        Eventually.ReachesAsync(
            async () =>
                (
                    await Acme.AskAsync(
                        $$"""query ($id: ID!) { node(id: $id) { ... on PayeeCheck { {{Inner}} } } }""",
                        new { id = check["id"]!.ToString() }
                    )
                )["node"]!,
            now => now["status"]!.ToString() != "PENDING",
            now => now.ToJsonString()
        );

    private static string Inner => Shown[(Shown.IndexOf('{') + 1)..Shown.LastIndexOf('}')];
}
