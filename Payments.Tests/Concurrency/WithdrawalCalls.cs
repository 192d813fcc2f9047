namespace Payments.Tests.Concurrency;

internal static class WithdrawalCalls
{
    /// <summary>From there on a second member is asked; no other call pays as much.</summary>
    private static readonly object Threshold = new { amount = "5000.00", currency = "AUD" };

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
        new(
            "cancelWithdrawal",
            SettlesAt: "CANCELLED",
            async scene => new { withdrawalId = await MadeAsync(scene, "HALT_AML") }
        ),
        new(
            "setApprovalPolicy",
            SettlesAt: null,
            _ => Task.FromResult<object>(new { thresholds = new[] { Threshold } })
        ),
        new(
            "approveWithdrawal",
            SettlesAt: "CONFIRMED",
            async scene => new { withdrawalId = await MadeByTheOtherAsync(scene) }
        ),
        new(
            "rejectWithdrawal",
            SettlesAt: "CANCELLED",
            async scene => new { withdrawalId = await MadeByTheOtherAsync(scene) }
        ),
        new(
            "decideWithdrawalReview",
            SettlesAt: "CONFIRMED",
            async scene => new
            {
                withdrawalId = await MadeAsync(scene, "HALT_AML"),
                decision = "APPROVE",
            }
        )
        {
            By = "operator@platform.example",
        },
        new(
            "simulateWithdrawalReview",
            SettlesAt: "CONFIRMED",
            async scene => new
            {
                withdrawalId = await MadeAsync(scene, "HALT_AML"),
                decision = "APPROVE",
            }
        ),
        new(
            "simulateWithdrawalOutcome",
            SettlesAt: "CONFIRMED",
            async scene => new
            {
                withdrawalId = await MadeAsync(scene, "RAIL_NEVER", "PENDING"),
                answer = "SETTLE",
            }
        ),
        new(
            "simulateFailureDecision",
            SettlesAt: "REFUNDED",
            async scene => new
            {
                withdrawalId = await MadeAsync(scene, "RAIL_RJCT_AB05", "FAILED"),
                decision = "REFUND",
            }
        ),
    ];

    private static async Task<string> MadeAsync(
        Scene scene,
        string reference,
        string status = "REVIEWING"
    )
    {
        var id = await scene.MakeAsync(
            "createWithdrawal",
            "withdrawal",
            new
            {
                recipientId = await scene.RecipientAsync(),
                amount = new { amount = "12.00", currency = "AUD" },
                reference,
                idempotencyKey = scene.Next("withdrawal"),
            }
        );
        await scene.ReachesAsync(id, status);
        return id;
    }

    /// <summary>One that waits for an approval, made by the tenant's other member.</summary>
    private static async Task<string> MadeByTheOtherAsync(Scene scene)
    {
        await scene.MakeAsync(
            "setApprovalPolicy",
            "tenant",
            new { thresholds = new[] { Threshold }, idempotencyKey = scene.Next("policy") }
        );
        var login = await scene
            .Users[0]
            .AskAsync(
                "mutation ($input: LoginInput!) { login(input: $input) { token } }",
                new { input = new { email = "approver@acme.example", password = "sandbox-demo-1" } }
            );
        var other = scene.Users[0].As((string)login["login"]!["token"]!);
        var payload = await other.ChangeAsync(
            "createWithdrawal",
            "withdrawal { id approval }",
            new
            {
                recipientId = await scene.RecipientAsync(),
                amount = Threshold,
                idempotencyKey = scene.Next("withdrawal"),
            }
        );
        ((string?)payload["withdrawal"]!["approval"]).ShouldBe("PENDING");
        return (string)payload["withdrawal"]!["id"]!;
    }
}
