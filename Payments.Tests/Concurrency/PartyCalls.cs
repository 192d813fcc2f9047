namespace Payments.Tests.Concurrency;

internal static class PartyCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new(
            "createRecipient",
            SettlesAt: null,
            _ =>
                Task.FromResult<object>(
                    new
                    {
                        name = new { companyName = "Once Pty Ltd" },
                        account = new
                        {
                            type = "BSB",
                            currency = "AUD",
                            country = "AU",
                            bsb = "062000",
                            accountNumber = "12345678",
                        },
                    }
                )
        ),
        new("createSender", SettlesAt: null, _ => Task.FromResult(SenderInput())),
        new(
            "updateRecipient",
            SettlesAt: null,
            async scene => new
            {
                recipientId = await scene.RecipientAsync(),
                email = "once@bluegum.example",
            }
        ),
        new(
            "deleteRecipient",
            SettlesAt: null,
            async scene => new { recipientId = await scene.RecipientAsync() }
        ),
        new(
            "updateSender",
            SettlesAt: null,
            async scene => new { senderId = await SenderAsync(scene), email = "once@acme.example" }
        ),
        new(
            "deleteSender",
            SettlesAt: null,
            async scene => new { senderId = await SenderAsync(scene) }
        ),
    ];

    private static Task<string> SenderAsync(Scene scene) =>
        scene.MakeAsync("createSender", "sender", SenderInput(scene.Next("sender")));

    private static object SenderInput(string? idempotencyKey = null) =>
        new
        {
            name = new { companyName = "Once Pty Ltd" },
            address = new { line1 = "1 George St, Sydney NSW 2000", country = "AU" },
            idempotencyKey,
        };
}
