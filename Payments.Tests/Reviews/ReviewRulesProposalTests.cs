using System.Text.Json.Nodes;
using Payments.Domain.Reviews;
using Payments.Tests.Compliance;
using Payments.Tests.Identity;
using Payments.Tests.Kit;
using static Payments.Tests.Reviews.LivePlatform;

namespace Payments.Tests.Reviews;

/// <summary>Where there are two operators, it takes both to look at less, and one to look at more.</summary>
public sealed class ReviewRulesProposalTests(LivePlatform platform)
    : IClassFixture<LivePlatform>,
        IAsyncLifetime
{
    private static readonly string[] AdminRights = ["LOGIN", "API", "COMPLIANCE", "ADMIN"];
    private static readonly string[] Rights = ["LOGIN", "API", "COMPLIANCE"];

    private GraphUser _second = null!;

    private GraphUser First => platform.Desk;

    private GraphUser Payer => platform.Payers[0];

    public static TheoryData<string, string, bool> Changes =>
        new()
        {
            // What is the same, or more, counts at once.
            { """{ "largeAmountFrom": [100] }""", """{ "largeAmountFrom": [100] }""", false },
            { """{ "largeAmountFrom": [100] }""", """{ "largeAmountFrom": [99] }""", false },
            { """{ "largeAmountFrom": [100] }""", """{ "largeAmountFrom": [101] }""", true },
            { """{ "largeAmountFrom": [100] }""", "{ }", true },
            { """{ "newRecipientFrom": [100] }""", """{ "newRecipientFrom": [101] }""", true },
            // All that is large is stopped for new recipients, too.
            { """{ "newRecipientFrom": [100] }""", """{ "largeAmountFrom": [100] }""", false },
            { """{ "largeAmountFrom": [100] }""", """{ "newRecipientFrom": [1] }""", true },
            {
                """{ "listedCountries": ["IR"] }""",
                """{ "listedCountries": ["KP", "IR"] }""",
                false
            },
            { """{ "listedCountries": ["IR"] }""", """{ "listedCountries": ["KP"] }""", true },
            {
                """{ "listedRecipients": ["Bad Ltd"] }""",
                """{ "listedRecipients": ["BAD ltd"] }""",
                false
            },
            { """{ "listedRecipients": ["Bad Ltd"] }""", "{ }", true },
            {
                """{ "listedAccounts": ["12345"] }""",
                """{ "listedAccounts": ["1234 5", "77777"] }""",
                false
            },
            { """{ "listedAccounts": ["12345"] }""", """{ "listedAccounts": ["77777"] }""", true },
        };

    public async ValueTask InitializeAsync()
    {
        var invited = await First.DoAsync(
            "inviteMember",
            "token",
            new { email = $"{Guid.CreateVersion7():n}@platform.example", access = Rights }
        );
        var accepted = await First.ChangeAsync(
            "acceptInvitation",
            "token",
            new { token = (string)invited["token"]!, password = MemberTalk.Password }
        );
        _second = First.As((string)accepted["token"]!);
        // Whatever another test has left.
        var cleared = await SetAsync(First, new { });
        if (cleared["proposal"] is { } proposal)
        {
            await ConfirmAsync(_second, proposal["id"]!.ToString());
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory, MemberData(nameof(Changes))]
    public async Task What_could_let_something_through_waits_for_the_other_one(
        string held,
        string next,
        bool waits
    )
    {
        (await SetAsync(First, Rules(held)))["reviewRules"].ShouldNotBeNull();

        var set = await SetAsync(First, Rules(next));

        set.Refusals().ShouldBeEmpty();
        (set["proposal"] is not null).ShouldBe(waits);
        (set["reviewRules"] is null).ShouldBe(waits);
    }

    [Fact]
    public async Task What_held_holds_until_the_other_one_agrees()
    {
        await SetAsync(First, Rules("""{ "largeAmountFrom": [100] }"""));
        var proposed = await SetAsync(First, Rules("""{ "largeAmountFrom": [200] }"""));
        var id = proposed["proposal"]!["id"]!.ToString();
        (await ReviewedForAsync(Payer, "150.00")).ShouldBe(["LARGE_AMOUNT"]);

        (await ConfirmAsync(First, id)).Refusals().ShouldBe(["FORBIDDEN"]);
        (await ConfirmAsync(Payer, id)).Refusals().ShouldBe(["FORBIDDEN"]);
        var confirmed = await ConfirmAsync(_second, id);

        confirmed.Refusals().ShouldBeEmpty();
        confirmed["proposal"]!["status"]!.ToString().ShouldBe("CONFIRMED");
        (await ReviewedForAsync(Payer, "150.00")).ShouldBeEmpty();
        (await ReviewedForAsync(Payer, "200.00")).ShouldBe(["LARGE_AMOUNT"]);
        var shown = await First.AskAsync(
            "{ reviewRules { version changedBy { email } largeAmountFrom { amount } } }"
        );
        shown["reviewRules"]!["changedBy"]!["email"]!.ToString().ShouldBe("desk@platform.example");
    }

    [Theory]
    [InlineData("CONFIRMED")]
    [InlineData("REJECTED")]
    [InlineData("REPLACED")]
    public async Task Of_every_way_out_there_is_one_and_it_is_told(string status)
    {
        await SetAsync(First, Rules("""{ "largeAmountFrom": [100] }"""));
        var proposed = await SetAsync(First, new { });
        var id = proposed["proposal"]!["id"]!.ToString();

        var done = status switch
        {
            "CONFIRMED" => await ConfirmAsync(_second, id),
            "REJECTED" => await RejectAsync(_second, id),
            _ => await SetAsync(_second, Rules("""{ "largeAmountFrom": [50] }""")),
        };

        done.Refusals().ShouldBeEmpty();
        var table = ReviewRulesProposalLifecycle.Table;
        table.States.Single(state => state.Name == status).IsFinal.ShouldBeTrue();
        (await ConfirmAsync(_second, id)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        (await RejectAsync(_second, id)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        var data = await First.AskAsync(
            """
            query ($id: ID!, $status: ReviewRulesProposalStatus) {
              events(subjectId: $id) { nodes { type status } }
              reviewRulesProposals(status: $status, last: 1) {
                nodes { id isFinal proposedBy { email } decidedBy { email } largeAmountFrom { amount } }
              }
              statusMachines { name states { name } }
            }
            """,
            new { id, status }
        );
        data["events"]!["nodes"]!
            .AsArray()
            .Select(told => $"{told!["type"]} {told["status"]}")
            .ShouldBe([
                "review_rules_proposal.proposed PROPOSED",
                $"review_rules_proposal.{status.ToLowerInvariant()} {status}",
            ]);
        var shown = data["reviewRulesProposals"]!["nodes"]![0]!;
        shown["id"]!.ToString().ShouldBe(id);
        shown["isFinal"]!.GetValue<bool>().ShouldBeTrue();
        shown["proposedBy"]!["email"]!.ToString().ShouldBe("desk@platform.example");
        shown["decidedBy"]!["email"].ShouldNotBeNull();
        data["statusMachines"]!.ToJsonString().ShouldContain("ReviewRulesProposal");
    }

    [Fact]
    public async Task The_own_proposal_can_be_taken_back_and_nobody_else_sees_any()
    {
        await SetAsync(First, Rules("""{ "largeAmountFrom": [100] }"""));
        var id = (await SetAsync(First, new { }))["proposal"]!["id"]!.ToString();

        (await RejectAsync(Payer, id)).Refusals().ShouldBe(["FORBIDDEN"]);
        (await Payer.RefusalAsync("{ reviewRulesProposals { nodes { id } } }")).ShouldBe(
            "FORBIDDEN"
        );
        (await RejectAsync(First, id)).Refusals().ShouldBeEmpty();
        (await ReviewedForAsync(Payer, "150.00")).ShouldBe(["LARGE_AMOUNT"]);
    }

    [Fact]
    public async Task Sent_again_it_shows_the_same_proposal()
    {
        await SetAsync(First, Rules("""{ "largeAmountFrom": [100] }"""));
        var loose = new { idempotencyKey = ComplianceTalk.Key() };
        var first = await SetAsync(First, loose);

        var again = await SetAsync(First, loose);

        again["replayed"]!.GetValue<bool>().ShouldBeTrue();
        again["proposal"]!.ToJsonString().ShouldBe(first["proposal"]!.ToJsonString());
    }

    [Fact]
    public async Task Whoever_suspends_the_other_one_does_not_loosen_alone()
    {
        await using var fresh = await StartAsync();
        var invited = await fresh.Desk.DoAsync(
            "inviteMember",
            "member { id } token",
            new { email = "second@platform.example", access = AdminRights }
        );
        await fresh.Desk.ChangeAsync(
            "acceptInvitation",
            "token",
            new { token = (string)invited["token"]!, password = MemberTalk.Password }
        );
        var suspended = await fresh.Desk.DoAsync(
            "suspendMember",
            "member { status }",
            new { memberId = invited["member"]!["id"]!.ToString() }
        );
        suspended.Refusals().ShouldBeEmpty();

        var set = await SetAsync(fresh.Desk, new { });

        set["proposal"].ShouldNotBeNull();
    }

    private static JsonObject Rules(string text)
    {
        var rules = JsonNode.Parse(text)!.AsObject();
        foreach (var (list, entries) in rules.ToList())
        {
            if (list.EndsWith("From", StringComparison.Ordinal))
            {
                rules[list] = new JsonArray([
                    .. entries!
                        .AsArray()
                        .Select(amount => new JsonObject
                        {
                            ["amount"] = $"{amount}.00",
                            ["currency"] = "AUD",
                        }),
                ]);
            }
        }

        return rules;
    }

    private static Task<JsonNode> ConfirmAsync(GraphUser user, string proposalId) =>
        user.DoAsync("confirmReviewRules", "proposal { status }", new { proposalId });

    private static Task<JsonNode> RejectAsync(GraphUser user, string proposalId) =>
        user.DoAsync("rejectReviewRules", "proposal { status }", new { proposalId });
}
