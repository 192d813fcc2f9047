using Payments.Tests.Compliance;
using Payments.Tests.Rfis;

namespace Payments.Tests.Concurrency;

internal static class ComplianceCalls
{
    private const string Operator = "operator@platform.example";

    private static readonly string[] Questions = ["OTHER_INFORMATION"];

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
        new(
            "cleanseAddress",
            SettlesAt: "CLEANSED",
            scene => Task.FromResult<object>(new { address = Address(scene, "Once Street") })
        ),
        new(
            "simulateAddressCleanserAnswer",
            SettlesAt: "CLEANSED",
            async scene => new
            {
                addressCleansingId = await scene.MakeAsync(
                    "cleanseAddress",
                    "addressCleansing",
                    new
                    {
                        address = Address(scene, "Clnhalt Street"),
                        idempotencyKey = scene.Next("cleansing"),
                    }
                ),
                recommendation = "ACCEPT",
            }
        ),
        new(
            "simulateQuotaLimit",
            SettlesAt: null,
            _ => Task.FromResult<object>(new { service = "ADDRESS_CLEANSER", limit = 900 })
        ),
        .. RfiCalls,
        new(
            "searchAdverseMedia",
            SettlesAt: "COMPLETED",
            scene =>
                Task.FromResult<object>(new { accountName = scene.Next("Once"), country = "AU" })
        ),
        new(
            "simulateAdverseMediaResult",
            SettlesAt: "COMPLETED",
            async scene =>
            {
                var adverseMediaRequestId = await scene.MakeAsync(
                    "searchAdverseMedia",
                    "adverseMediaRequest",
                    new
                    {
                        accountName = scene.Next("Amshalt"),
                        country = "AU",
                        idempotencyKey = scene.Next("search"),
                    }
                );
                await scene.ReachesAsync(adverseMediaRequestId, "PENDING");
                return new { adverseMediaRequestId, breaksDown = false };
            }
        ),
    ];

    private static KeyedMutation[] RfiCalls =>
        [
            new(
                "simulateRfi",
                SettlesAt: null,
                async scene => new
                {
                    withdrawalIds = new[] { await scene.Users[0].ReviewedAsync("HALT_AML") },
                    questionCodes = Questions,
                }
            ),
            new(
                "answerRfiQuestion",
                SettlesAt: "ASSESSING",
                async scene => new
                {
                    rfiId = await scene.Users[0].AskedAsync("OTHER_INFORMATION"),
                    questionCode = "OTHER_INFORMATION",
                    text = "Bread.",
                }
            ),
            new(
                "declineRfi",
                SettlesAt: "CLOSED",
                async scene => new { rfiId = await scene.Users[0].AskedAsync("OTHER_INFORMATION") }
            ),
            new(
                "simulateRfiReview",
                SettlesAt: "CLOSED",
                async scene =>
                {
                    var rfiId = await scene.Users[0].AskedAsync("OTHER_INFORMATION");
                    await scene.Users[0].AnswerAsync(rfiId, "OTHER_INFORMATION", "Bread.");
                    return new { rfiId, decision = "REJECT" };
                }
            ),
            new(
                "decideRfi",
                SettlesAt: "CLOSED",
                async scene =>
                {
                    var rfiId = await scene.Users[0].AskedAsync("OTHER_INFORMATION");
                    await scene.Users[0].AnswerAsync(rfiId, "OTHER_INFORMATION", "Bread.");
                    return new { rfiId, decision = "REJECT" };
                }
            )
            {
                By = Operator,
            },
            new(
                "openRfi",
                SettlesAt: null,
                async scene => new
                {
                    withdrawalIds = new[] { await scene.Users[0].ReviewedAsync("HALT_AML") },
                    questionCodes = Questions,
                }
            )
            {
                By = Operator,
            },
            new(
                "cancelRfi",
                SettlesAt: "CANCELLED",
                async scene => new { rfiId = await scene.Users[0].AskedAsync("OTHER_INFORMATION") }
            )
            {
                By = Operator,
            },
            new(
                "simulateRfiCancellation",
                SettlesAt: "CANCELLED",
                async scene => new { rfiId = await scene.Users[0].AskedAsync("OTHER_INFORMATION") }
            ),
        ];

    private static object Address(Scene scene, string street) =>
        new { line1 = $"{scene.Next("7")} {street}", country = "AU" };

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
