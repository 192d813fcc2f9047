namespace Payments.Tests.Concurrency;

internal static class ConversionCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new(
            "createConversion",
            SettlesAt: "CONVERTED",
            async scene => new { quoteId = await QuoteAsync(scene) }
        ),
        new(
            "cancelConversion",
            SettlesAt: "CANCELLED",
            async scene => new { conversionId = await WorkingAsync(scene) }
        ),
        new(
            "simulateConversion",
            SettlesAt: "FAILED",
            async scene => new { conversionId = await WorkingAsync(scene), outcome = "REJECT" }
        ),
    ];

    private static async Task<string> WorkingAsync(Scene scene)
    {
        var id = await scene.MakeAsync(
            "createConversion",
            "conversion",
            new
            {
                quoteId = await QuoteAsync(scene),
                note = "HALT_FX",
                idempotencyKey = scene.Next("conversion"),
            }
        );
        await scene.ReachesAsync(id, "PENDING");
        return id;
    }

    private static async Task<string> QuoteAsync(Scene scene)
    {
        await scene.DepositAsync();
        return await scene.MakeAsync(
            "createQuote",
            "quote",
            new
            {
                fromCurrency = "AUD",
                toCurrency = "EUR",
                fromAmount = "100.00",
                applicability = "CONVERSION",
                firm = true,
                idempotencyKey = scene.Next("quote"),
            }
        );
    }
}
