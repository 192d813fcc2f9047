using Payments.Tests.FundingAccounts;
using Payments.Tests.Kit;

namespace Payments.Tests.Concurrency;

internal static class DepositCalls
{
    private const string Operator = "operator@platform.example";

    private static readonly object Amount = new { amount = "12.00", currency = "AUD" };

    public static KeyedMutation[] All { get; } =
    [
        new(
            "simulateDeposit",
            SettlesAt: "CONFIRMED",
            async scene => new { virtualAccountId = await scene.AccountAsync(), amount = Amount }
        ),
        new(
            "simulateStrayDeposit",
            SettlesAt: null,
            _ => Task.FromResult<object>(new { amount = Amount })
        ),
        new(
            "simulateFundingCredit",
            SettlesAt: "CONFIRMED",
            async scene => new
            {
                amount = Amount,
                payerName = "Acme Trading Pty Ltd",
                reference = await scene.Users[0].ReferenceAsync(),
            }
        ),
        new(
            "refundDeposit",
            SettlesAt: "REFUNDED",
            async scene => new { depositId = await scene.DepositAsync("12.00") }
        ),
        new(
            "decideDepositReview",
            SettlesAt: "CONFIRMED",
            async scene => new { depositId = await ReviewedAsync(scene), decision = "ACCEPT" }
        )
        {
            By = Operator,
        },
        new(
            "simulateDepositReview",
            SettlesAt: "REFUNDED",
            async scene => new { depositId = await ReviewedAsync(scene), decision = "RETURN" }
        ),
        new(
            "simulateRefundOutcome",
            SettlesAt: "SETTLED",
            async scene => new { depositRefundId = await RefundAsync(scene), answer = "SETTLE" }
        ),
        new(
            "setDepositPolicy",
            SettlesAt: null,
            _ => Task.FromResult<object>(new { subClients = "RETURN" })
        ),
        new(
            "simulateReturnOutcome",
            SettlesAt: "RETURNED",
            async scene => new
            {
                suspendedCreditId = await ReturningAsync(scene),
                answer = "SETTLE",
            }
        ),
        new(
            "assignSuspendedCredit",
            SettlesAt: "ASSIGNED",
            async scene => new
            {
                suspendedCreditId = await SuspendedAsync(scene),
                virtualAccountId = await scene.AccountAsync(),
            }
        )
        {
            By = Operator,
        },
        new(
            "returnSuspendedCredit",
            SettlesAt: "RETURNED",
            async scene => new { suspendedCreditId = await SuspendedAsync(scene) }
        )
        {
            By = Operator,
        },
    ];

    internal static async Task<string> ReviewedAsync(Scene scene)
    {
        var id = await scene.MakeAsync(
            "simulateDeposit",
            "deposit",
            new
            {
                virtualAccountId = await scene.AccountAsync(),
                amount = Amount,
                reference = "HALT_AML",
                idempotencyKey = scene.Next("reviewed"),
            }
        );
        await scene.ReachesAsync(id, "REVIEWING");
        return id;
    }

    /// <summary>A refund that the rail has and says nothing about.</summary>
    private static async Task<string> RefundAsync(Scene scene)
    {
        var depositId = await scene.DepositAsync("12.00");
        var payload = await scene
            .Users[0]
            .ChangeAsync(
                "refundDeposit",
                "deposit { refunds { id } }",
                new
                {
                    depositId,
                    reason = "RAIL_NEVER",
                    idempotencyKey = scene.Next("refunded"),
                }
            );
        return (string)payload["deposit"]!["refunds"]![0]!["id"]!;
    }

    private static async Task<string> ReturningAsync(Scene scene)
    {
        var id = await SuspendedAsync(scene);
        var desk = await scene.AsAsync(Operator, 0);
        var payload = await desk.ChangeAsync(
            "returnSuspendedCredit",
            "suspendedCredit { status }",
            new
            {
                suspendedCreditId = id,
                message = "RAIL_NEVER",
                idempotencyKey = scene.Next("returning"),
            }
        );
        payload.Refusals().ShouldBeEmpty();
        return id;
    }

    /// <summary>What came for an account that its owner had switched off.</summary>
    private static async Task<string> SuspendedAsync(Scene scene)
    {
        var account = await scene.AccountAsync();
        await scene.MakeAsync(
            "deactivateVirtualAccount",
            "virtualAccount",
            new { virtualAccountId = account, idempotencyKey = scene.Next("closed") }
        );
        var id = await scene.MakeAsync(
            "simulateDeposit",
            "suspendedCredit",
            new
            {
                virtualAccountId = account,
                amount = Amount,
                idempotencyKey = scene.Next("suspended"),
            }
        );
        await scene.ReachesAsync(id, "HELD");
        return id;
    }
}
