using Payments.Tests.Kit;

namespace Payments.Tests.Concurrency;

internal static class ReviewRulesCalls
{
    private const string Operator = "operator@platform.example";

    private static readonly string[] None = [];
    private static readonly string[] Rights = ["LOGIN", "API", "COMPLIANCE"];

    public static KeyedMutation[] All { get; } =
    [
        // Never less than what holds, or it would wait for the second operator that others here have made.
        new("setReviewRules", SettlesAt: null, _ => Task.FromResult(Strict(null)))
        {
            By = Operator,
        },
        new("confirmReviewRules", SettlesAt: null, ProposedAsync)
        {
            By = Operator,
            IsAboutTheOnlyOne = true,
        },
        new("rejectReviewRules", SettlesAt: null, ProposedAsync)
        {
            By = Operator,
            IsAboutTheOnlyOne = true,
        },
    ];

    private static object Strict(string? idempotencyKey) =>
        Rules([new { amount = "1.00", currency = "AUD" }], ["Bad Actor Ltd"], idempotencyKey);

    private static object Rules(object[] from, string[] recipients, string? idempotencyKey) =>
        new
        {
            largeAmountFrom = from,
            newRecipientFrom = None,
            listedCountries = None,
            listedRecipients = recipients,
            listedAccounts = None,
            idempotencyKey,
        };

    /// <summary>Less than what holds, proposed by a second operator.</summary>
    private static async Task<object> ProposedAsync(Scene scene)
    {
        var second = await JoinedAsync(scene);
        await SetAsync(second, Strict(scene.Next("strict")));
        var proposed = await SetAsync(second, Rules([], None, scene.Next("loose")));
        return new { proposalId = (string)proposed["proposal"]!["id"]! };
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> SetAsync(
        GraphUser user,
        object rules
    )
    {
        var payload = await user.ChangeAsync(
            "setReviewRules",
            "reviewRules { id } proposal { id }",
            rules
        );
        payload.Refusals().ShouldBeEmpty();
        return payload;
    }

    private static async Task<GraphUser> JoinedAsync(Scene scene)
    {
        var first = await scene.AsAsync(Operator, 0);
        var invited = await first.ChangeAsync(
            "inviteMember",
            "token",
            new
            {
                email = $"{Guid.CreateVersion7():n}@platform.example",
                access = Rights,
                idempotencyKey = scene.Next("operator"),
            }
        );
        invited.Refusals().ShouldBeEmpty();
        var accepted = await first.ChangeAsync(
            "acceptInvitation",
            "token",
            new { token = (string)invited["token"]!, password = "correct horse battery" }
        );
        accepted.Refusals().ShouldBeEmpty();
        return first.As((string)accepted["token"]!);
    }
}
