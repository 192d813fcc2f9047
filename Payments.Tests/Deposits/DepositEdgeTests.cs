using System.Text.Json.Nodes;
using Payments.Domain.Deposits;
using Payments.Domain.Lifecycles;
using Payments.Domain.SuspendedCredits;
using Payments.Tests.Kit;

namespace Payments.Tests.Deposits;

/// <summary>Every edge of deposits, their refunds and suspended credits, walked over the graph.</summary>
public sealed class DepositEdgeTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    [Fact]
    public async Task Every_edge_of_a_deposit_and_of_its_refunds_is_walked()
    {
        var silent = await PayAsync("Order 1");
        var failing = await RefundAsync(silent, "RAIL_NEVER");
        await AnswerAsync(failing, "REJECT");
        await LivesAsync(silent, "INITIALISED CONFIRMED REFUNDING CONFIRMED");
        var settling = await RefundAsync(silent, "RAIL_NEVER");
        await AnswerAsync(settling, "SETTLE");
        await LivesAsync(silent, "INITIALISED CONFIRMED REFUNDING CONFIRMED REFUNDING REFUNDED");
        await AnswerAsync(settling, "RETURN");
        await LivesAsync(settling, "PENDING SETTLED FAILED");

        var accepted = await PayAsync("HALT_AML");
        await DecideAsync(accepted, "ACCEPT");
        var cancelled = await PayAsync("HALT_AML");
        await DecideAsync(cancelled, "CANCEL");
        var returned = await PayAsync("HALT_AML");
        await DecideAsync(returned, "RETURN", "RAIL_NEVER");
        await AnswerAsync(await RefundOfAsync(returned), "REJECT");
        await LivesAsync(returned, "INITIALISED REVIEWING REFUNDING REVIEWING");

        await EdgesAsync(DepositLifecycle.Table, host.Acme, silent, accepted, cancelled, returned);
        await EdgesAsync(DepositRefundLifecycle.Table, host.Acme, failing, settling);
    }

    [Fact]
    public async Task Every_edge_of_a_suspended_credit_is_walked()
    {
        var desk = await host.SignInAsync(DepositTalk.OperatorEmail);
        var stray = await StrayAsync(desk);
        await ReturnAsync(desk, stray);
        await AnswerReturnAsync(desk, stray, "REJECT");
        await DepositTalk.LivesAsync(desk, stray, "HELD RETURNING HELD");
        await ReturnAsync(desk, stray);
        await AnswerReturnAsync(desk, stray, "SETTLE");
        await DepositTalk.LivesAsync(desk, stray, "HELD RETURNING HELD RETURNING RETURNED");
        await AnswerReturnAsync(desk, stray, "RETURN");
        await DepositTalk.LivesAsync(desk, stray, "HELD RETURNING HELD RETURNING RETURNED HELD");

        // An account whose balance has no room for a yen more.
        var full = await OpenAsync(host.Bluegum, "JPY");
        await SimulateAsync(host.Bluegum, full, "Order 1", "9223372036854775807", "JPY");
        var assigned = await StrayAsync(desk);
        await AssignAsync(desk, assigned, full);
        await DepositTalk.LivesAsync(desk, assigned, "HELD ASSIGNING HELD");
        await AssignAsync(desk, assigned, await OpenAsync(host.Acme, "JPY"));
        await DepositTalk.LivesAsync(desk, assigned, "HELD ASSIGNING HELD ASSIGNING ASSIGNED");

        await EdgesAsync(SuspendedCreditLifecycle.Table, desk, stray, assigned);
    }

    [Fact]
    public async Task Of_a_refund_that_is_held_back_its_rail_has_nothing_to_say()
    {
        var paid = await PayAsync("Order 2");
        await DepositTalk.LivesAsync(host.Acme, paid, "INITIALISED CONFIRMED");
        await PlayOutageAsync(down: true);
        var refund = await RefundAsync(paid, "RAIL_NEVER");

        (await TryToAnswerAsync(refund)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);

        await PlayOutageAsync(down: false);
        await Eventually.ReachesAsync(
            () => TryToAnswerAsync(refund),
            payload => payload["errors"] is null,
            payload => $"it is held back still: {payload}"
        );
        await LivesAsync(refund, "PENDING SETTLED");
    }

    private Task<JsonNode> PlayOutageAsync(bool down) =>
        AcceptedAsync(
            host.Acme,
            "simulateRailOutage",
            "railOutage { id }",
            new
            {
                scheme = "NPP",
                down,
                idempotencyKey = Key(),
            }
        );

    private Task<JsonNode> TryToAnswerAsync(string depositRefundId) =>
        host.Acme.ChangeAsync(
            "simulateRefundOutcome",
            "depositRefund { id }",
            new
            {
                depositRefundId,
                answer = "SETTLE",
                idempotencyKey = Key(),
            }
        );

    private static async Task EdgesAsync<TStatus>(
        Lifecycle<TStatus> table,
        GraphUser user,
        params string[] ids
    )
        where TStatus : struct, Enum
    {
        HashSet<string> walked = [];
        foreach (var id in ids)
        {
            var life = (await DepositTalk.LifeAsync(user, id)).Split(' ');
            walked.UnionWith(life.Zip(life.Skip(1), (from, to) => $"{from}>{to}"));
        }

        walked.ShouldBe(
            table.Moves.Select(move => $"{StatusName.Of(move.From)}>{StatusName.Of(move.To)}"),
            ignoreOrder: true
        );
    }

    private static string Key() => $"key-{Guid.CreateVersion7():n}";

    private Task LivesAsync(string id, string life) => DepositTalk.LivesAsync(host.Acme, id, life);

    private async Task<string> PayAsync(string reference) =>
        (
            await SimulateAsync(
                host.Acme,
                await OpenAsync(host.Acme, "AUD"),
                reference,
                "10.00",
                "AUD"
            )
        )["deposit"]!["id"]!.ToString();

    private static async Task<string> OpenAsync(GraphUser user, string currency) =>
        (
            await user.ChangeAsync(
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

    private static async Task<JsonNode> SimulateAsync(
        GraphUser user,
        string account,
        string reference,
        string amount,
        string currency
    ) =>
        await AcceptedAsync(
            user,
            "simulateDeposit",
            "deposit { id }",
            new
            {
                virtualAccountId = account,
                amount = new { amount, currency },
                reference,
                idempotencyKey = Key(),
            }
        );

    private async Task<string> RefundAsync(string depositId, string reason)
    {
        await AcceptedAsync(
            host.Acme,
            "refundDeposit",
            "deposit { id }",
            new
            {
                depositId,
                reason,
                idempotencyKey = Key(),
            }
        );
        return await RefundOfAsync(depositId);
    }

    private async Task<string> RefundOfAsync(string depositId)
    {
        var data = await host.Acme.AskAsync(
            "query ($id: ID!) { node(id: $id) { ... on Deposit { refunds { id deposit { id } } } } }",
            new { id = depositId }
        );
        return data["node"]!["refunds"]!.AsArray()[^1]!["id"]!.ToString();
    }

    private Task<JsonNode> AnswerAsync(string depositRefundId, string answer) =>
        AcceptedAsync(
            host.Acme,
            "simulateRefundOutcome",
            "depositRefund { id }",
            new
            {
                depositRefundId,
                answer,
                idempotencyKey = Key(),
            }
        );

    private Task<JsonNode> DecideAsync(string depositId, string decision, string? message = null) =>
        AcceptedAsync(
            host.Acme,
            "simulateDepositReview",
            "deposit { id }",
            new
            {
                depositId,
                decision,
                message,
                idempotencyKey = Key(),
            }
        );

    private static Task<JsonNode> ReturnAsync(GraphUser desk, string suspendedCreditId) =>
        AcceptedAsync(
            desk,
            "returnSuspendedCredit",
            "suspendedCredit { id }",
            new
            {
                suspendedCreditId,
                message = "RAIL_NEVER",
                idempotencyKey = Key(),
            }
        );

    private static Task<JsonNode> AnswerReturnAsync(
        GraphUser desk,
        string suspendedCreditId,
        string answer
    ) =>
        AcceptedAsync(
            desk,
            "simulateReturnOutcome",
            "suspendedCredit { id }",
            new
            {
                suspendedCreditId,
                answer,
                idempotencyKey = Key(),
            }
        );

    private static Task<JsonNode> AssignAsync(
        GraphUser desk,
        string suspendedCreditId,
        string account
    ) =>
        AcceptedAsync(
            desk,
            "assignSuspendedCredit",
            "suspendedCredit { id }",
            new
            {
                suspendedCreditId,
                virtualAccountId = account,
                idempotencyKey = Key(),
            }
        );

    private async Task<string> StrayAsync(GraphUser desk)
    {
        var reference = $"Stray {Key()}";
        await AcceptedAsync(
            host.Acme,
            "simulateStrayDeposit",
            "simulation { id }",
            new
            {
                amount = new { amount = "700", currency = "JPY" },
                reference,
                idempotencyKey = Key(),
            }
        );
        var found = await Eventually.ReachesAsync(
            async () =>
                (
                    await desk.AskAsync(
                        "query ($of: String) { suspendedCredits(where: { reference: { eq: $of } }) { nodes { id } } }",
                        new { of = reference }
                    )
                )["suspendedCredits"]!["nodes"]!.AsArray(),
            nodes => nodes.Count == 1,
            nodes => $"{nodes.Count} found"
        );
        return found[0]!["id"]!.ToString();
    }

    private static async Task<JsonNode> AcceptedAsync(
        GraphUser user,
        string mutation,
        string selection,
        object input
    )
    {
        var payload = await user.ChangeAsync(mutation, selection, input);
        payload.Refusals().ShouldBeEmpty(mutation);
        return payload;
    }
}
