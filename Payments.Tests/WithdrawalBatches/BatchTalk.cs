using System.Text;
using System.Text.Json.Nodes;
using Payments.Tests.Kit;

namespace Payments.Tests.WithdrawalBatches;

/// <summary>How tests ask for batches, and what of them they look at.</summary>
internal static class BatchTalk
{
    private const string Batch = """
        withdrawalBatch {
          id status isFinal progress lineCount createdCount replayedCount refusedCount validCount
          statusReason { code message }
          totals { lineCount amount { amount currency } fee { amount } }
          lines(first: 250) { nodes {
            number row key status isReplayed
            errors { code message path column retryable }
            withdrawal { id status isWaiting amount { amount } batch { id } }
          } }
        }
        """;

    public static async Task<JsonNode> RunAsync(this GraphUser user, string mutation, object input)
    {
        var payload = await user.ChangeAsync(mutation, "withdrawalBatch { id }", input);
        payload.Refusals().ShouldBeEmpty();
        return await user.ReachesAsync((string)payload["withdrawalBatch"]!["id"]!, IsFinal);
    }

    public static Task<JsonNode> PayAsync(
        this GraphUser user,
        string mode,
        params object[] lines
    ) =>
        user.RunAsync(
            "createWithdrawalBatch",
            new
            {
                mode,
                lines,
                idempotencyKey = Key(),
            }
        );

    public static async Task<JsonNode> RunFileAsync(
        this PaymentsHost host,
        string text,
        string format
    ) =>
        await host.Acme.RunAsync(
            "createWithdrawalBatch",
            new
            {
                mode = "BEST_EFFORT",
                fileId = await host.UploadAsync(text, "lines.txt"),
                format,
                idempotencyKey = Key(),
            }
        );

    public static Task<JsonNode> ReachesAsync(
        this GraphUser user,
        string id,
        Func<JsonNode, bool> isReached
    ) =>
        Eventually.ReachesAsync(
            async () =>
            {
                var selection = Batch.Trim()["withdrawalBatch".Length..];
                var data = await user.AskAsync(
                    $$"""query ($id: ID!) { node(id: $id) { ... on WithdrawalBatch {{selection}} } }""",
                    new { id }
                );
                return data["node"]!;
            },
            isReached,
            batch => batch.ToJsonString()
        );

    public static async Task<string> UploadAsync(
        this PaymentsHost host,
        string text,
        string name,
        GraphUser? user = null
    )
    {
        var payload = await host.UploadAsync(
            user ?? host.Acme,
            new(name, "text/plain", Encoding.UTF8.GetBytes(text)),
            Key()
        );
        return (string)payload["file"]!["id"]!;
    }

    public static async Task<string> RecipientAsync(this GraphUser user)
    {
        var made = await user.ChangeAsync(
            "createRecipient",
            "recipient { id }",
            new
            {
                name = new { companyName = "Bluegum Imports Pty Ltd" },
                account = new
                {
                    type = "BSB",
                    currency = "AUD",
                    country = "AU",
                    bsb = "062000",
                    accountNumber = "12345678",
                },
                idempotencyKey = Key(),
            }
        );
        return (string)made["recipient"]!["id"]!;
    }

    public static async Task<string> AvailableAsync(this GraphUser user)
    {
        var data = await user.AskAsync(
            "{ balances { currency available { amount } held { amount } } }"
        );
        return data["balances"]!
            .AsArray()
            .Single(balance => (string?)balance!["currency"] == "AUD")!
            .ToJsonString();
    }

    public static object Line(string key, string recipientId, string amount) =>
        new
        {
            key,
            recipientId,
            amount = new { amount, currency = "AUD" },
        };

    public static bool IsFinal(JsonNode batch) => (bool)batch["isFinal"]!;

    public static string Text(JsonNode node, string field) => node[field]!.ToString();

    public static string Counts(JsonNode batch) =>
        $"{batch["lineCount"]} lines: {batch["createdCount"]} created, {batch["replayedCount"]} replayed, {batch["refusedCount"]} refused, {batch["validCount"]} valid";

    public static JsonNode[] Nodes(JsonNode batch) =>
        [.. batch["lines"]!["nodes"]!.AsArray().Select(line => line!)];

    public static string[] Lines(JsonNode batch) =>
        [
            .. Nodes(batch)
                .Select(line =>
                    $"{line["number"]} {line["key"]} {line["status"]} {string.Join(' ', line.Refusals())}".TrimEnd()
                ),
        ];

    public static string[] WithdrawalIds(JsonNode batch) =>
        [.. Nodes(batch).Select(line => line["withdrawal"]?["id"]?.ToString()).OfType<string>()];

    public static string Key() => Guid.CreateVersion7().ToString();
}
