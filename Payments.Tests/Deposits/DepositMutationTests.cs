using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.Deposits;

/// <summary>Deposits as a client of the server sees them: reviews, operators, suspense.</summary>
public sealed class DepositMutationTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    [Theory]
    [InlineData("HALT_AML", "INITIALISED REVIEWING", null)]
    [InlineData("PUSH_AML", "INITIALISED REVIEWING CONFIRMED", null)]
    [InlineData("FAIL_AML", "INITIALISED REVIEWING REFUNDING REFUNDED", "COMPLIANCE_DECLINED")]
    [InlineData("SEND_RFI", "INITIALISED REVIEWING", null)]
    public async Task Magic_words_lead_where_they_say(string word, string life, string? rejectCode)
    {
        var deposit = await PayAsync(await OpenAsync(), $"Rent {word}");

        await LivesAsync(deposit, life);

        var shown = await DepositAsync(deposit);
        ((string?)shown["rejectCode"]).ShouldBe(rejectCode);
        shown["reviewedFor"]!.AsArray().Single()!.ToString().ShouldBe("MAGIC_WORD");
    }

    [Fact]
    public async Task Words_are_understood_in_the_characters_of_SEPA()
    {
        var deposit = await PayAsync(await OpenAsync("EUR"), "Rent HALT-AML", "EUR");

        await LivesAsync(deposit, "INITIALISED REVIEWING");
        (await DepositAsync(deposit))["railService"]!
            .ToString()
            .ShouldBe("SEPA_INSTANT_CREDIT_TRANSFER");
    }

    [Fact]
    public async Task An_operator_sees_what_waits_and_decides_and_nobody_else_does()
    {
        var desk = await host.SignInAsync(DepositTalk.OperatorEmail);
        var deposit = await PayAsync(await OpenAsync(), "HALT_AML");
        (await host.Acme.RefusalAsync("{ depositsInReview { nodes { id } } }")).ShouldBe(
            "FORBIDDEN"
        );
        (await WaitingAsync(desk)).ShouldContain(deposit);

        var own = await DecideAsync(host.Acme, deposit, "ACCEPT");
        var unknown = await DecideAsync(desk, "dep_01M7WAWEBWE009Q4EPSG5MBK6B", "ACCEPT");
        var done = await DecideAsync(desk, deposit, "ACCEPT");
        var late = await DecideAsync(desk, deposit, "RETURN");

        own.Refusals().ShouldBe(["FORBIDDEN"]);
        unknown.Refusals().ShouldBe(["NOT_FOUND input.depositId"]);
        done["deposit"]!["status"]!.ToString().ShouldBe("CONFIRMED");
        late.Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        (await WaitingAsync(desk)).ShouldNotContain(deposit);
    }

    [Fact]
    public async Task What_comes_for_a_closed_account_is_assigned_to_another()
    {
        var desk = await host.SignInAsync(DepositTalk.OperatorEmail);
        var (closed, open) = (await OpenAsync(), await OpenAsync());
        await host.Acme.ChangeAsync(
            "deactivateVirtualAccount",
            "virtualAccount { status }",
            new { virtualAccountId = closed, idempotencyKey = Key() }
        );
        var suspended = (await SimulateAsync(closed, "Order 12", "AUD"))["suspendedCredit"]!;
        suspended["reason"]!.ToString().ShouldBe("ACCOUNT_CLOSED");
        var id = suspended["id"]!.ToString();
        (await AssignAsync(host.Acme, id, open)).Refusals().ShouldBe(["FORBIDDEN"]);

        (await AssignAsync(desk, id, open)).Refusals().ShouldBeEmpty();

        await LivesAsync(id, "HELD ASSIGNING ASSIGNED");
        var shown = await host.Acme.AskAsync(
            """
            query ($id: ID!) {
              node(id: $id) {
                ... on SuspendedCredit { railCreditId deposit { status railCreditId virtualAccount { id } } }
              }
            }
            """,
            new { id }
        );
        var deposit = shown["node"]!["deposit"]!;
        deposit["status"]!.ToString().ShouldBe("CONFIRMED");
        deposit["virtualAccount"]!["id"]!.ToString().ShouldBe(open);
        deposit["railCreditId"]!.ToString().ShouldBe(shown["node"]!["railCreditId"]!.ToString());
    }

    [Fact]
    public async Task Money_for_nobody_lies_with_the_platform_until_an_operator_returns_it()
    {
        var desk = await host.SignInAsync(DepositTalk.OperatorEmail);
        var reference = $"Stray {Key()}";
        var made = await host.Acme.ChangeAsync(
            "simulateStrayDeposit",
            "simulation { id amount { amount } }",
            new
            {
                amount = new { amount = "7.00", currency = "AUD" },
                reference,
                idempotencyKey = Key(),
            }
        );
        made.Refusals().ShouldBeEmpty();
        var stray = await Eventually.ReachesAsync(
            () => StraysAsync(desk, reference),
            found => found.Count == 1,
            found => $"{found.Count} found"
        );
        stray[0]!["reason"]!.ToString().ShouldBe("UNKNOWN_ACCOUNT");
        (await StraysAsync(host.Acme, reference)).Count.ShouldBe(0);

        var payload = await desk.ChangeAsync(
            "returnSuspendedCredit",
            "suspendedCredit { status }",
            new
            {
                suspendedCreditId = stray[0]!["id"]!.ToString(),
                message = "No such account",
                idempotencyKey = Key(),
            }
        );

        payload.Refusals().ShouldBeEmpty();
        await LivesAsync(stray[0]!["id"]!.ToString(), "HELD RETURNING RETURNED", desk);
    }

    [Fact]
    public async Task Bad_input_is_refused_by_the_field_and_moves_nothing()
    {
        var desk = await host.SignInAsync(DepositTalk.OperatorEmail);
        var account = await OpenAsync();
        var deposit = await PayAsync(account, "HALT_AML");
        var cancelled = await PayAsync(account, "HALT_AML");
        (await DecideAsync(desk, cancelled, "CANCEL")).Refusals().ShouldBeEmpty();

        string[][] refused =
        [
            (await DecideAsync(desk, deposit, "ACCEPT", "EXPIRED")).Refusals(),
            (await DecideAsync(desk, "nonsense", "ACCEPT")).Refusals(),
            (await AssignAsync(desk, "sus_nonsense", account)).Refusals(),
            (await DecideAsync(desk, cancelled, "ACCEPT")).Refusals(),
        ];

        refused
            .Select(errors => string.Join(',', errors))
            .ShouldBe([
                "INVALID_INPUT input.rejectCode",
                "NOT_FOUND input.depositId",
                "NOT_FOUND input.suspendedCreditId",
                "ILLEGAL_TRANSITION",
            ]);
        (await DepositAsync(deposit))["status"]!.ToString().ShouldBe("REVIEWING");
    }

    private static string Key() => $"key-{Guid.CreateVersion7():n}";

    private async Task<string> OpenAsync(string currency = "AUD") =>
        (
            await host.Acme.ChangeAsync(
                "createVirtualAccount",
                "virtualAccount { id }",
                new
                {
                    accountName = "Collections",
                    currency,
                    idempotencyKey = Key(),
                }
            )
        )["virtualAccount"]!["id"]!.ToString();

    private Task<JsonNode> SimulateAsync(string account, string reference, string currency) =>
        host.Acme.ChangeAsync(
            "simulateDeposit",
            "deposit { id } suspendedCredit { id status reason }",
            new
            {
                virtualAccountId = account,
                amount = new { amount = "100.00", currency },
                reference,
                idempotencyKey = Key(),
            }
        );

    private async Task<string> PayAsync(
        string account,
        string reference,
        string currency = "AUD"
    ) => (await SimulateAsync(account, reference, currency))["deposit"]!["id"]!.ToString();

    private static Task<JsonNode> DecideAsync(
        GraphUser user,
        string depositId,
        string decision,
        string? rejectCode = null
    ) =>
        user.ChangeAsync(
            "decideDepositReview",
            "deposit { status }",
            new
            {
                depositId,
                decision,
                rejectCode,
                idempotencyKey = Key(),
            }
        );

    private static Task<JsonNode> AssignAsync(
        GraphUser user,
        string suspendedCreditId,
        string virtualAccountId
    ) =>
        user.ChangeAsync(
            "assignSuspendedCredit",
            "suspendedCredit { status }",
            new
            {
                suspendedCreditId,
                virtualAccountId,
                idempotencyKey = Key(),
            }
        );

    private static async Task<string[]> WaitingAsync(GraphUser desk)
    {
        var data = await desk.AskAsync("{ depositsInReview(last: 250) { nodes { id status } } }");
        return
        [
            .. data["depositsInReview"]!["nodes"]!
                .AsArray()
                .Select(node => node!["id"]!.ToString()),
        ];
    }

    private static async Task<JsonArray> StraysAsync(GraphUser user, string reference)
    {
        var data = await user.AskAsync(
            """
            query ($reference: String) {
              suspendedCredits(where: { reference: { eq: $reference } }) {
                nodes { id reason account { type number routing } }
              }
            }
            """,
            new { reference }
        );
        return data["suspendedCredits"]!["nodes"]!.AsArray();
    }

    private async Task<JsonNode> DepositAsync(string id) =>
        (
            await host.Acme.AskAsync(
                """
                query ($id: ID!) {
                  node(id: $id) {
                    ... on Deposit {
                      id status railService rejectCode reviewedFor statusReason { code } payeeAccount { number }
                    }
                  }
                }
                """,
                new { id }
            )
        )["node"]!;

    private Task LivesAsync(string id, string life, GraphUser? user = null) =>
        DepositTalk.LivesAsync(user ?? host.Acme, id, life);
}
