namespace Payments.Tests.Concurrency;

internal static class DepositCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new(
            "simulateDeposit",
            SettlesAt: "CONFIRMED",
            async scene => new
            {
                virtualAccountId = await scene.AccountAsync(),
                amount = new { amount = "12.00", currency = "AUD" },
            }
        ),
        new(
            "refundDeposit",
            SettlesAt: "REFUNDED",
            async scene => new { depositId = await scene.DepositAsync("12.00") }
        ),
    ];
}
