using Payments.Tests.Kit;
using Payments.Tests.Rfis;

namespace Payments.Tests.Concurrency;

/// <summary>The keyed mutations of requests for information.</summary>
internal static class RfiCalls
{
    private const string Operator = "operator@platform.example";

    private static readonly string[] Questions = ["OTHER_INFORMATION"];

    public static KeyedMutation[] All =>
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
            new(
                "saveRfiDraft",
                SettlesAt: "PENDING",
                async scene => new
                {
                    rfiId = await scene.Users[0].AskedAsync("OTHER_INFORMATION"),
                    questionCode = "OTHER_INFORMATION",
                    text = "Bread.",
                }
            ),
            new(
                "discardRfiDraft",
                SettlesAt: "PENDING",
                async scene => new
                {
                    rfiId = await DraftedAsync(scene),
                    questionCode = "OTHER_INFORMATION",
                }
            ),
            new(
                "submitRfiDraft",
                SettlesAt: "ASSESSING",
                async scene => new
                {
                    rfiId = await DraftedAsync(scene),
                    questionCode = "OTHER_INFORMATION",
                }
            ),
            new(
                "requestRfiExtension",
                SettlesAt: "PENDING",
                async scene => new
                {
                    rfiId = await scene.Users[0].AskedAsync("OTHER_INFORMATION"),
                    reason = "The notary is away.",
                }
            ),
            new(
                "simulateRfiExtension",
                SettlesAt: "PENDING",
                async scene => new { rfiId = await LateAsync(scene), decision = "GRANT" }
            ),
            new(
                "decideRfiExtension",
                SettlesAt: "PENDING",
                async scene => new { rfiId = await LateAsync(scene), decision = "REFUSE" }
            )
            {
                By = Operator,
            },
            new(
                "extendRfi",
                SettlesAt: "PENDING",
                async scene => new
                {
                    rfiId = await scene.Users[0].AskedAsync("OTHER_INFORMATION"),
                    deadline = "2090-01-01T00:00:00Z",
                }
            )
            {
                By = Operator,
            },
        ];

    private static async Task<string> DraftedAsync(Scene scene)
    {
        var rfiId = await scene.Users[0].AskedAsync("OTHER_INFORMATION");
        var saved = await scene.Users[0].SaveDraftAsync(rfiId, "OTHER_INFORMATION", "Bread.");
        saved.Refusals().ShouldBeEmpty();
        return rfiId;
    }

    private static async Task<string> LateAsync(Scene scene)
    {
        var rfiId = await scene.Users[0].AskedAsync("OTHER_INFORMATION");
        var asked = await scene.Users[0].AskForTimeAsync(rfiId);
        asked.Refusals().ShouldBeEmpty();
        return rfiId;
    }
}
