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
        new(
            "cancelPayment",
            SettlesAt: "CANCELLED",
            async scene => new { paymentId = await PaymentAsync(scene, "RAIL_NEVER") }
        ),
        new(
            "decidePaymentReview",
            SettlesAt: "CLOSED",
            async scene => new
            {
                paymentId = await PaymentAsync(scene, "HALT_AML"),
                decision = "APPROVE",
            }
        )
        {
            By = "operator@platform.example",
        },
        new(
            "simulatePaymentReview",
            SettlesAt: "CLOSED",
            async scene => new
            {
                paymentId = await PaymentAsync(scene, "HALT_AML"),
                decision = "APPROVE",
            }
        ),
        new(
            "simulatePaymentOutcome",
            SettlesAt: "FAILED",
            async scene => new
            {
                paymentId = await PaymentAsync(scene, "RAIL_NEVER"),
                answer = "REJECT",
            }
        ),
        new(
            "setAutoReceive",
            SettlesAt: null,
            _ => Task.FromResult<object>(new { enabled = false })
        ),
    ];

    private static async Task<string> PaymentAsync(Scene scene, string reference) =>
        await scene.MakeAsync(
            "createPayment",
            "payment",
            new
            {
                quoteId = await scene.MakeAsync(
                    "createQuote",
                    "quote",
                    AudToEur(firm: true, scene.Next("quote"))
                ),
                recipientId = await EuroRecipientAsync(scene),
                reference,
                idempotencyKey = scene.Next("payment"),
            }
        );

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
