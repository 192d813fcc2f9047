namespace Payments.Tests.Concurrency;

internal static class FxCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new("createQuote", SettlesAt: null, _ => Task.FromResult(AudToEur(firm: true))),
        new(
            "createPayment",
            SettlesAt: "CLOSED",
            async scene => new
            {
                quoteId = await scene.MakeAsync(
                    "createQuote",
                    "quote",
                    AudToEur(firm: true, scene.Next("quote"))
                ),
                recipientId = await EuroRecipientAsync(scene),
            }
        ),
    ];

    private static object AudToEur(bool firm, string? idempotencyKey = null) =>
        new
        {
            fromCurrency = "AUD",
            toCurrency = "EUR",
            fromAmount = "100.00",
            firm,
            idempotencyKey,
        };

    private static Task<string> EuroRecipientAsync(Scene scene) =>
        scene.MakeAsync(
            "createRecipient",
            "recipient",
            new
            {
                name = new { companyName = "Einmal GmbH" },
                account = new
                {
                    type = "IBAN",
                    currency = "EUR",
                    country = "DE",
                    iban = "DE89370400440532013000",
                },
                idempotencyKey = scene.Next("recipient"),
            }
        );
}
