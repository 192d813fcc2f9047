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

    private static async Task<string> ReviewedAsync(Scene scene)
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
