namespace Payments.Tests.Concurrency;

internal static class InstitutionCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new(
            "createInstitution",
            SettlesAt: null,
            scene => Task.FromResult(Input(scene.Next("Once Bank")))
        ),
        new(
            "updateInstitution",
            SettlesAt: null,
            async scene => new
            {
                institutionId = await InstitutionAsync(scene),
                tradingAsName = "Once and for all",
            }
        ),
        new(
            "deleteInstitution",
            SettlesAt: null,
            async scene => new { institutionId = await InstitutionAsync(scene) }
        ),
        new(
            "decideInstitutionReview",
            SettlesAt: "APPROVED",
            async scene => new { institutionId = await InstitutionAsync(scene), approve = true }
        )
        {
            By = "operator@platform.example",
        },
        new(
            "simulateInstitutionDecision",
            SettlesAt: null,
            async scene => new { institutionId = await InstitutionAsync(scene), approve = true }
        ),
    ];

    private static Task<string> InstitutionAsync(Scene scene) =>
        scene.MakeAsync(
            "createInstitution",
            "institution",
            Input(scene.Next("Once Bank"), scene.Next("institution"))
        );

    private static object Input(string legalName, string? idempotencyKey = null) =>
        new
        {
            legalName,
            address = new { line1 = "1 George St, Sydney NSW 2000", country = "AU" },
            idempotencyKey,
        };
}
