using System.Globalization;
using System.Text.Json.Nodes;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rfis;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.Rfis;

/// <summary>Every edge of a request's life, walked over the graph from every status.</summary>
public sealed class RfiEdgeTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private static readonly Dictionary<string, (string Mutation, object Input)> Steps = new()
    {
        ["answer"] = (
            "answerRfiQuestion",
            new { questionCode = "SENDER_OCCUPATION", text = "Baker." }
        ),
        ["decline"] = ("declineRfi", new { }),
        ["release"] = ("simulateRfiReview", new { decision = "RELEASE" }),
        ["reject"] = ("simulateRfiReview", new { decision = "REJECT" }),
        ["cancel"] = ("simulateRfiCancellation", new { }),
    };

    // How each status is reached from PENDING, and where each step leads from it.
    public static TheoryData<string, string, string> Walks =>
        new()
        {
            { "PENDING", "", "answer>ASSESSING decline>CLOSED cancel>CANCELLED" },
            { "ASSESSING", "answer", "release>CLOSED reject>CLOSED cancel>CANCELLED" },
            { "CLOSED", "decline", "" },
            { "CANCELLED", "cancel", "" },
        };

    private GraphUser Acme => host.Acme;

    [Theory, MemberData(nameof(Walks))]
    public async Task Each_step_does_what_the_table_allows_and_else_writes_nothing(
        string status,
        string way,
        string legal
    )
    {
        var targets = Words(legal)
            .Select(text => text.Split('>'))
            .ToDictionary(step => step[0], step => step[1]);
        foreach (var step in Steps.Keys)
        {
            var rfi = await Acme.AskedAsync("SENDER_OCCUPATION");
            foreach (var before in Words(way))
            {
                await TakeAsync(before, rfi);
            }

            var standing = await Acme.RfiAsync(rfi);
            standing["status"]!.ToString().ShouldBe(status);

            var answer = await TakeAsync(step, rfi);

            var after = await Acme.RfiAsync(rfi);
            if (targets.TryGetValue(step, out var target))
            {
                answer.Refusals().ShouldBeEmpty($"{status} {step}");
                after["status"]!.ToString().ShouldBe(target);
                continue;
            }

            answer.Refusals().ShouldBe(["ILLEGAL_TRANSITION"], $"{status} {step}");
            JsonNode.DeepEquals(after, standing).ShouldBeTrue($"{status} {step}");
        }
    }

    [Fact]
    public void The_walks_are_the_whole_table() =>
        Walks
            .SelectMany(row =>
                Words(row.Data.Item3).Select(step => $"{row.Data.Item1}>{step.Split('>')[1]}")
            )
            .Distinct()
            .ShouldBe(
                RfiLifecycle.Table.Moves.Select(move =>
                    $"{StatusName.Of(move.From)}>{StatusName.Of(move.To)}"
                ),
                ignoreOrder: true
            );

    [Fact]
    public async Task An_operator_sees_what_was_answered_and_decides_and_nobody_else_does()
    {
        var desk = await host.SignInAsync("operator@platform.example");
        var withdrawalId = await Acme.ReviewedAsync("HALT_AML");
        var rfi = await Acme.AskedAboutAsync([withdrawalId], "SENDER_OCCUPATION");
        (await WaitingAsync(desk)).ShouldNotContain(rfi);
        await TakeAsync("answer", rfi);
        (await WaitingAsync(desk)).ShouldContain(rfi);
        (await Acme.RefusalAsync("{ rfisInAssessment { nodes { id } } }")).ShouldBe("FORBIDDEN");

        var own = await DecideAsync(Acme, rfi);
        var unknown = await DecideAsync(desk, "rfi_01M7WAWEBWE009Q4EPSG5MBK6B");
        var done = await DecideAsync(desk, rfi);
        var late = await DecideAsync(desk, rfi);

        own.Refusals().ShouldBe(["FORBIDDEN"]);
        unknown.Refusals().ShouldBe(["NOT_FOUND input.rfiId"]);
        done["rfi"]!["outcome"]!.ToString().ShouldBe("RELEASED");
        late.Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        (await WaitingAsync(desk)).ShouldNotContain(rfi);
        await Acme.WithdrawalReachesAsync(withdrawalId, "CONFIRMED");

        var another = await Acme.AskedAsync("SENDER_OCCUPATION");
        var taken = await desk.DoAsync("cancelRfi", "rfi { status }", new { rfiId = another });
        taken["rfi"]!["status"]!.ToString().ShouldBe("CANCELLED");
    }

    [Fact]
    public async Task Taken_back_it_leaves_its_withdrawals_as_they_are()
    {
        var withdrawalId = await Acme.ReviewedAsync("HALT_AML");
        var rfi = await Acme.AskedAboutAsync([withdrawalId], "SENDER_OCCUPATION");

        await TakeAsync("cancel", rfi);

        (await Acme.StatusAsync(withdrawalId)).ShouldBe("REVIEWING");
    }

    [Fact]
    public async Task The_deadline_closes_it_on_the_tenants_clock_after_a_reminder()
    {
        var user = host.Bluegum;
        var withdrawalId = await user.ReviewedAsync("SEND_RFI");
        var rfi = await user.RfiAboutAsync(withdrawalId);
        var id = rfi["id"]!.ToString();
        await user.AnswerAsync(id, "SENDER_ID_PROOF", "Half of it.");
        var answered = await user.AskedAsync("SENDER_OCCUPATION");
        await user.AnswerAsync(answered, "SENDER_OCCUPATION", "Baker.");
        var deadline = DateTimeOffset.Parse(
            rfi["deadline"]!.ToString(),
            CultureInfo.InvariantCulture
        );

        await AdvanceAsync(user, deadline.AddHours(-1));
        (await user.RfiAsync(id))["status"]!.ToString().ShouldBe("PENDING");
        // Shown in milliseconds, kept in microseconds.
        await AdvanceAsync(user, deadline.AddMilliseconds(1));

        var closed = await user.RfiAsync(id);
        closed["status"]!.ToString().ShouldBe("CLOSED");
        closed["outcome"]!.ToString().ShouldBe("EXPIRED");
        var withdrawal = await user.WithdrawalAsync(withdrawalId);
        withdrawal["status"]!.ToString().ShouldBe("CANCELLED");
        withdrawal["rejectCode"]!.ToString().ShouldBe("DATA_ENQUIRY_TIME_ELAPSED");
        (await user.EventTypesAsync(id)).ShouldBe([
            "rfi.created",
            "rfi.question_answered",
            "rfi.deadline_near",
            "rfi.closed",
        ]);

        await AdvanceAsync(user, deadline.AddDays(30));
        (await user.RfiAsync(answered))["status"]!
            .ToString()
            .ShouldBe("ASSESSING", "who has answered waits for people, not for a deadline");
        (await user.AnswerAsync(id, "OTHER_TX_PURPOSE", "Too late."))
            .Refusals()
            .ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    private static Task<JsonNode> DecideAsync(GraphUser user, string rfiId) =>
        user.DoAsync("decideRfi", "rfi { outcome }", new { rfiId, decision = "RELEASE" });

    private static async Task<string[]> WaitingAsync(GraphUser desk)
    {
        var data = await desk.AskAsync("{ rfisInAssessment(first: 250) { nodes { id } } }");
        return
        [
            .. data["rfisInAssessment"]!["nodes"]!
                .AsArray()
                .Select(node => node!["id"]!.ToString()),
        ];
    }

    private static Task<JsonNode> AdvanceAsync(GraphUser user, DateTimeOffset to) =>
        user.ChangeAsync("advanceTestClock", "now", new { to });

    private Task<JsonNode> TakeAsync(string step, string rfiId)
    {
        var (mutation, more) = Steps[step];
        var input = System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject();
        input["rfiId"] = rfiId;
        return Acme.DoAsync(mutation, RfiTalk.Shown, input);
    }

    private static string[] Words(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
