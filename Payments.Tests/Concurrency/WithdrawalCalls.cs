namespace Payments.Tests.Concurrency;

internal static class WithdrawalCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new(
            "createWithdrawal",
            SettlesAt: "CONFIRMED",
            async scene => new
            {
                recipientId = await scene.RecipientAsync(),
                amount = new { amount = "12.00", currency = "AUD" },
            }
        ),
    ];
}
