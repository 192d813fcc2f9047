using Payments.Tests.Kit;

namespace Payments.Tests.Deposits;

/// <summary>What tests of deposits ask a server again and again.</summary>
internal static class DepositTalk
{
    public const string OperatorEmail = "operator@platform.example";

    /// <summary>Waits until the object has gone through these statuses, as its events tell.</summary>
    public static async Task LivesAsync(GraphUser user, string id, string life) =>
        await Eventually.ReachesAsync(
            () => LifeAsync(user, id),
            told => told == life,
            told => $"{id}: {told}"
        );

    /// <summary>The statuses that the object has gone through.</summary>
    public static async Task<string> LifeAsync(GraphUser user, string id)
    {
        var data = await user.AskAsync(
            "query ($id: ID!) { events(first: 250, subjectId: $id) { nodes { status } } }",
            new { id }
        );
        return string.Join(
            ' ',
            data["events"]!["nodes"]!
                .AsArray()
                .Select(node => (string?)node!["status"])
                .OfType<string>()
        );
    }
}
