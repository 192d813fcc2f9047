using Payments.Tests.Compliance;

namespace Payments.Tests.Concurrency;

internal static class ComplianceCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new(
            "createPayeeCheck",
            SettlesAt: "ANSWERED",
            _ =>
                Task.FromResult<object>(
                    new { account = ComplianceTalk.NewAccount(), accountName = "Copimatch" }
                )
        ),
        new(
            "acceptPayeeCheck",
            SettlesAt: "ACCEPTED",
            async scene =>
            {
                var payeeCheckId = await CheckAsync(scene, "Copinotmatch");
                await scene.ReachesAsync(payeeCheckId, "ANSWERED");
                return new { payeeCheckId };
            }
        ),
        new(
            "simulatePayeeCheckAnswer",
            SettlesAt: "ANSWERED",
            async scene => new
            {
                payeeCheckId = await CheckAsync(scene, "Cophalt"),
                result = "CLOSE_MATCH",
            }
        ),
        new(
            "setPayeeCheckPolicy",
            SettlesAt: null,
            _ => Task.FromResult<object>(new { needAcceptance = new[] { "ACCOUNT_CLOSED" } })
        ),
    ];

    private static Task<string> CheckAsync(Scene scene, string accountName) =>
        scene.MakeAsync(
            "createPayeeCheck",
            "payeeCheck",
            new
            {
                account = ComplianceTalk.NewAccount(),
                accountName,
                idempotencyKey = scene.Next("check"),
            }
        );
}
