using System.Globalization;
using System.Text.Json.Nodes;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Lifecycles;
using Payments.Tests.Compliance;
using Payments.Tests.Deposits;
using Payments.Tests.Kit;

namespace Payments.Tests.CreditRecalls;

/// <summary>Recalls as a client of the server sees them: the simulated rail tells, the tenant answers.</summary>
public sealed class CreditRecallMutationTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private const string Shown = """
        creditRecall { id status isFinal refusal reasonCode deadline deposit { id status } } replayed
        """;

    private static readonly Dictionary<string, (string Mutation, object Input)> Steps = new()
    {
        ["accept"] = ("acceptCreditRecall", new { }),
        ["decline"] = ("declineCreditRecall", new { refusal = "CUSTOMER_DECISION" }),
    };

    private GraphUser Acme => host.Acme;

    [Fact]
    public async Task What_the_payers_bank_wants_back_is_told_agreed_to_and_returned()
    {
        var deposit = await PaidAsync();

        var recall = await RecalledAsync(deposit, "FRAD");
        var accepted = await TakeAsync("accept", recall);

        accepted.Refusals().ShouldBeEmpty();
        accepted["creditRecall"]!["status"]!.ToString().ShouldBe("RETURNING");
        accepted["creditRecall"]!["reasonCode"]!.ToString().ShouldBe("FRAD");
        accepted["creditRecall"]!["deposit"]!["status"]!.ToString().ShouldBe("REFUNDING");
        await DepositTalk.LivesAsync(Acme, recall, "RECEIVED REQUESTED RETURNING RETURNED");
        (await host.ToldAsync(Acme, "creditRecallChanged", recall, 4)).ShouldBe([
            "1 >RECEIVED",
            "2 RECEIVED>REQUESTED",
            "3 REQUESTED>RETURNING",
            "4 RETURNING>RETURNED",
        ]);
        (await TakeAsync("accept", recall)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        (await TakeAsync("decline", recall)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Fact]
    public async Task Declined_the_money_stays_and_nothing_else_can_be_said()
    {
        var deposit = await PaidAsync();
        var recall = await RecalledAsync(deposit, null);

        var declined = await TakeAsync("decline", recall);

        declined["creditRecall"]!["status"]!.ToString().ShouldBe("REFUSED");
        declined["creditRecall"]!["refusal"]!.ToString().ShouldBe("CUSTOMER_DECISION");
        declined["creditRecall"]!["deposit"]!["status"]!.ToString().ShouldBe("CONFIRMED");
        (await TakeAsync("accept", recall)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        var found = await Acme.AskAsync(
            """
            query ($id: ID) {
              creditRecalls(depositId: $id, where: { status: { eq: REFUSED } }) { nodes { id } }
            }
            """,
            new { id = deposit }
        );
        found["creditRecalls"]!["nodes"]!.AsArray().Single()!["id"]!.ToString().ShouldBe(recall);
    }

    [Fact]
    public async Task Another_tenants_recall_is_like_none()
    {
        var recall = await RecalledAsync(await PaidAsync(), null);

        foreach (var (mutation, input) in Steps.Values)
        {
            (await SendAsync(host.Bluegum, mutation, input, recall))
                .Refusals()
                .ShouldBe(["NOT_FOUND input.creditRecallId"]);
        }
    }

    [Fact]
    public async Task Unanswered_it_ends_on_the_tenants_clock()
    {
        var user = host.Bluegum;
        var deposit = await PaidAsync(user);
        var recall = await RecalledAsync(deposit, null, user);
        var shown = await RecallOfAsync(deposit, user);
        var deadline = DateTimeOffset.Parse(
            shown!["deadline"]!.ToString(),
            CultureInfo.InvariantCulture
        );

        await user.ChangeAsync("advanceTestClock", "now", new { to = deadline.AddMilliseconds(1) });

        var ended = await RecallOfAsync(deposit, user);
        ended!["id"]!.ToString().ShouldBe(recall);
        ended["status"]!.ToString().ShouldBe("REFUSED");
        ended["refusal"]!.ToString().ShouldBe("NO_ANSWER");
    }

    [Fact]
    public void The_table_is_the_one_that_the_tests_walk() =>
        CreditRecallLifecycle
            .Table.Moves.Select(move => $"{StatusName.Of(move.From)}>{StatusName.Of(move.To)}")
            .ShouldBe(
                [
                    "RECEIVED>REQUESTED",
                    "RECEIVED>REFUSED",
                    "REQUESTED>RETURNING",
                    "REQUESTED>REFUSED",
                    "RETURNING>RETURNED",
                    "RETURNING>REQUESTED",
                ],
                ignoreOrder: true
            );

    private async Task<string> PaidAsync(GraphUser? user = null)
    {
        var opened = await (user ?? Acme).DoAsync(
            "createVirtualAccount",
            "virtualAccount { id }",
            new { accountName = "Collections", currency = "AUD" }
        );
        var paid = await (user ?? Acme).DoAsync(
            "simulateDeposit",
            "deposit { id status }",
            new
            {
                virtualAccountId = opened["virtualAccount"]!["id"]!.ToString(),
                amount = ComplianceTalk.Aud("25.00"),
            }
        );
        paid["deposit"]!["status"]!.ToString().ShouldBe("CONFIRMED");
        return paid["deposit"]!["id"]!.ToString();
    }

    private async Task<string> RecalledAsync(
        string depositId,
        string? reasonCode,
        GraphUser? user = null
    )
    {
        var asked = await (user ?? Acme).DoAsync(
            "simulateCreditRecall",
            "deposit { id }",
            new { depositId, reasonCode }
        );
        asked.Refusals().ShouldBeEmpty();
        var recall = await Eventually.ReachesAsync(
            () => RecallOfAsync(depositId, user),
            shown => shown is not null,
            _ => $"{depositId} was not recalled"
        );
        recall!["status"]!.ToString().ShouldBe("REQUESTED");
        return recall["id"]!.ToString();
    }

    private async Task<JsonNode?> RecallOfAsync(string depositId, GraphUser? user) =>
        (
            await (user ?? Acme).AskAsync(
                """
                query ($id: ID!) {
                  node(id: $id) { ... on Deposit { recall { id status refusal deadline } } }
                }
                """,
                new { id = depositId }
            )
        )["node"]!["recall"];

    private Task<JsonNode> TakeAsync(string step, string creditRecallId) =>
        SendAsync(Acme, Steps[step].Mutation, Steps[step].Input, creditRecallId);

    private static Task<JsonNode> SendAsync(
        GraphUser user,
        string mutation,
        object more,
        string creditRecallId
    )
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject();
        input["creditRecallId"] = creditRecallId;
        return user.DoAsync(mutation, Shown, input);
    }
}
