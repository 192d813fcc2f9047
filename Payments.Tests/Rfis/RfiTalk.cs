using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;
using static Payments.Tests.Compliance.ComplianceTalk;

namespace Payments.Tests.Rfis;

/// <summary>Requests for information over the graph, and the withdrawals they hold back.</summary>
internal static class RfiTalk
{
    public const string Shown = "rfi { " + Fields + " } replayed";

    private const string Fields = """
        id status isFinal outcome message deadline createdAt updatedAt version
        questions {
          code text fileUploadOption answered answeredAt answerText files { id name }
        }
        withdrawals { id status }
        drafts { code text savedAt savedBy { email } files { name } }
        extension { status reason message requestedAt endedAt }
        """;

    /// <summary>A withdrawal that waits in REVIEWING.</summary>
    public static async Task<string> ReviewedAsync(this GraphUser user, string reference)
    {
        await user.FundAsync("100.00");
        var payload = await user.DoAsync(
            "createWithdrawal",
            "withdrawal { id status }",
            new
            {
                recipientId = await user.RecipientAsync("Landlord Pty Ltd"),
                amount = Aud("10.00"),
                reference,
            }
        );
        payload.Refusals().ShouldBeEmpty();
        payload["withdrawal"]!["status"]!.ToString().ShouldBe("REVIEWING");
        return payload["withdrawal"]!["id"]!.ToString();
    }

    /// <summary>A request about a withdrawal of its own.</summary>
    public static async Task<string> AskedAsync(
        this GraphUser user,
        params string[] questionCodes
    ) => await user.AskedAboutAsync([await user.ReviewedAsync("HALT_AML")], questionCodes);

    public static async Task<string> AskedAboutAsync(
        this GraphUser user,
        string[] withdrawalIds,
        params string[] questionCodes
    )
    {
        var payload = await user.DoAsync(
            "simulateRfi",
            Shown,
            new { withdrawalIds, questionCodes }
        );
        payload.Refusals().ShouldBeEmpty();
        return payload["rfi"]!["id"]!.ToString();
    }

    public static Task<JsonNode> AnswerAsync(
        this GraphUser user,
        string rfiId,
        string questionCode,
        string? text,
        string[]? fileIds = null
    ) =>
        user.DoAsync(
            "answerRfiQuestion",
            Shown,
            new
            {
                rfiId,
                questionCode,
                text,
                fileIds,
            }
        );

    public static Task<JsonNode> SaveDraftAsync(
        this GraphUser user,
        string rfiId,
        string questionCode,
        string? text,
        string[]? fileIds = null,
        int? version = null
    ) =>
        user.DoAsync(
            "saveRfiDraft",
            Shown,
            new
            {
                rfiId,
                questionCode,
                text,
                fileIds,
                version,
            }
        );

    public static Task<JsonNode> SubmitDraftAsync(
        this GraphUser user,
        string rfiId,
        string questionCode,
        int? version = null
    ) =>
        user.DoAsync(
            "submitRfiDraft",
            Shown,
            new
            {
                rfiId,
                questionCode,
                version,
            }
        );

    public static Task<JsonNode> AskForTimeAsync(this GraphUser user, string rfiId) =>
        user.DoAsync("requestRfiExtension", Shown, new { rfiId, reason = "The notary is away." });

    /// <summary>What was told of an object, oldest first.</summary>
    public static async Task<string[]> EventTypesAsync(this GraphUser user, string id)
    {
        var data = await user.AskAsync(
            "query ($id: ID!) { events(first: 50, subjectId: $id) { nodes { type } } }",
            new { id }
        );
        return [.. data["events"]!["nodes"]!.AsArray().Select(node => node!["type"]!.ToString())];
    }

    public static async Task<JsonNode> RfiAsync(this GraphUser user, string id) =>
        (
            await user.AskAsync(
                $$"""query ($id: ID!) { node(id: $id) { ... on Rfi { {{Fields}} } } }""",
                new { id }
            )
        )["node"]!;

    public static async Task<JsonNode> RfiAboutAsync(this GraphUser user, string withdrawalId) =>
        (
            await user.AskAsync(
                $$"""query ($id: ID) { rfis(withdrawalId: $id) { nodes { {{Fields}} } } }""",
                new { id = withdrawalId }
            )
        )["rfis"]!["nodes"]!
            .AsArray()
            .Single()!;

    public static async Task<JsonNode> WithdrawalAsync(this GraphUser user, string id) =>
        (
            await user.AskAsync(
                """
                query ($id: ID!) { node(id: $id) { ... on Withdrawal { status rejectCode } } }
                """,
                new { id }
            )
        )["node"]!;

    public static async Task<string> StatusAsync(this GraphUser user, string withdrawalId) =>
        (await user.WithdrawalAsync(withdrawalId))["status"]!.ToString();

    public static Task<string> WithdrawalReachesAsync(
        this GraphUser user,
        string id,
        string status
    ) =>
        Eventually.ReachesAsync(
            () => user.StatusAsync(id),
            now => now == status,
            now => $"{id} is {now} and not {status}"
        );
}
