namespace Payments.Tests.Concurrency;

internal static class ConsentCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new("createConsent", SettlesAt: "AWAITING_AUTHZ", _ => Task.FromResult(Input())),
        new(
            "simulateConsentAuthorization",
            SettlesAt: "ACTIVE",
            async scene => new { consentId = await WaitingAsync(scene), outcome = "APPROVE" }
        ),
        new(
            "revokeConsent",
            SettlesAt: "REVOKED",
            async scene => new { consentId = await WaitingAsync(scene) }
        ),
    ];

    private static async Task<string> WaitingAsync(Scene scene)
    {
        var consent = await scene.MakeAsync(
            "createConsent",
            "consent",
            Input(scene.Next("consent"))
        );
        await scene.ReachesAsync(consent, "AWAITING_AUTHZ");
        return consent;
    }

    private static object Input(string? idempotencyKey = null) =>
        new
        {
            providerCode = "linden_de",
            scopes = new[] { "ACCOUNTS" },
            idempotencyKey,
        };
}
