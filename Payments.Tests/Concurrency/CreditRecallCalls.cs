using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.Concurrency;

/// <summary>The keyed mutations of recalls of what came in.</summary>
internal static class CreditRecallCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new(
            "simulateCreditRecall",
            // What is under review goes back at once, so that its end is seen.
            SettlesAt: "REFUNDED",
            async scene => new { depositId = await DepositCalls.ReviewedAsync(scene) }
        ),
        new(
            "acceptCreditRecall",
            SettlesAt: "RETURNED",
            async scene => new { creditRecallId = await RecalledAsync(scene) }
        ),
        new(
            "declineCreditRecall",
            SettlesAt: "REFUSED",
            async scene => new
            {
                creditRecallId = await RecalledAsync(scene),
                refusal = "CUSTOMER_DECISION",
            }
        ),
    ];

    private static async Task<string> RecalledAsync(Scene scene)
    {
        var user = scene.Users[0];
        var depositId = await scene.DepositAsync("12.00");
        var asked = await user.DoAsync("simulateCreditRecall", "deposit { id }", new { depositId });
        asked.Refusals().ShouldBeEmpty();
        var recall = await Eventually.ReachesAsync(
            async () =>
                (
                    await user.AskAsync(
                        "query ($id: ID!) { node(id: $id) { ... on Deposit { recall { id } } } }",
                        new { id = depositId }
                    )
                )["node"]!["recall"],
            shown => shown is not null,
            _ => $"{depositId} was not recalled"
        );
        return recall!["id"]!.ToString();
    }
}
