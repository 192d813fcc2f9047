namespace Payments.Tests.Concurrency;

internal static class WithdrawalBatchCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new(
            "createWithdrawalBatch",
            SettlesAt: "COMPLETED",
            async scene => new { mode = "BEST_EFFORT", lines = await LinesAsync(scene) }
        ),
        new(
            "simulateWithdrawalBatch",
            SettlesAt: "REJECTED",
            async scene => new
            {
                mode = "ATOMIC",
                lines = await LinesAsync(scene),
                refusedLine = 3,
            }
        ),
        new(
            "cancelWithdrawalBatch",
            SettlesAt: "CANCELLED",
            async scene => new { withdrawalBatchId = await StalledAsync(scene) }
        ),
    ];

    // For a day that no test sees: what a rail says later would come in between.
    private static async Task<object> LinesAsync(Scene scene)
    {
        var recipientId = await scene.RecipientAsync();
        return Enumerable
            .Range(1, 3)
            .Select(_ => new
            {
                key = scene.Next("line"),
                recipientId,
                amount = new { amount = "1.50", currency = "AUD" },
                scheduledAt = "2190-01-01T00:00:00Z",
            })
            .ToArray();
    }

    private static async Task<string> StalledAsync(Scene scene)
    {
        var id = await scene.MakeAsync(
            "simulateWithdrawalBatch",
            "withdrawalBatch",
            new
            {
                mode = "BEST_EFFORT",
                lines = await LinesAsync(scene),
                stallsIn = "PROCESSING",
                idempotencyKey = scene.Next("batch"),
            }
        );
        await scene.ReachesAsync(id, "PROCESSING");
        return id;
    }
}
