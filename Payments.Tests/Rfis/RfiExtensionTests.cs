using System.Globalization;
using System.Text.Json.Nodes;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rfis;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.Rfis;

/// <summary>More time to answer: asked for once, granted, refused, or too late.</summary>
public sealed class RfiExtensionTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private static readonly Dictionary<string, (string Mutation, object Input)> Steps = new()
    {
        ["ask"] = ("requestRfiExtension", new { reason = "The notary is away." }),
        ["grant"] = ("simulateRfiExtension", new { decision = "GRANT" }),
        ["refuse"] = ("simulateRfiExtension", new { decision = "REFUSE", message = "No." }),
    };

    // How each status is reached, and where each step leads from it.
    public static TheoryData<string, string, string> Walks =>
        new()
        {
            { "NONE", "", "ask>REQUESTED" },
            { "REQUESTED", "ask", "grant>GRANTED refuse>REFUSED" },
            { "GRANTED", "ask grant", "" },
            { "REFUSED", "ask refuse", "" },
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
                (await TakeAsync(before, rfi)).Refusals().ShouldBeEmpty();
            }

            var standing = await Acme.RfiAsync(rfi);
            StatusOf(standing).ShouldBe(status);

            var answer = await TakeAsync(step, rfi);

            var after = await Acme.RfiAsync(rfi);
            if (targets.TryGetValue(step, out var target))
            {
                answer.Refusals().ShouldBeEmpty($"{status} {step}");
                StatusOf(after).ShouldBe(target);
                continue;
            }

            answer.Refusals().ShouldBe(["ILLEGAL_TRANSITION"], $"{status} {step}");
            JsonNode.DeepEquals(after, standing).ShouldBeTrue($"{status} {step}");
        }
    }

    [Theory]
    [InlineData("declineRfi", "rfi.closed")]
    [InlineData("simulateRfiCancellation", "rfi.cancelled")]
    [InlineData("answerRfiQuestion", "rfi.assessing")]
    public async Task A_wish_that_nobody_decided_lapses_when_there_is_nothing_left_to_answer(
        string end,
        string told
    )
    {
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION");
        await Acme.AskForTimeAsync(rfi);

        var ended =
            end == "answerRfiQuestion"
                ? await Acme.AnswerAsync(rfi, "SENDER_OCCUPATION", "Baker.")
                : await Acme.DoAsync(end, RfiTalk.Shown, new { rfiId = rfi });

        ended.Refusals().ShouldBeEmpty();
        StatusOf(ended["rfi"]!).ShouldBe("LAPSED");
        (await Acme.EventTypesAsync(rfi)).TakeLast(2).ShouldBe(["rfi.extension_lapsed", told]);
        (await TakeAsync("grant", rfi)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        (await TakeAsync("ask", rfi)).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Fact]
    public void The_walks_and_the_lapse_are_the_whole_table() =>
        Walks
            .SelectMany(row =>
                Words(row.Data.Item3).Select(step => $"{row.Data.Item1}>{step.Split('>')[1]}")
            )
            .Append("REQUESTED>LAPSED")
            .ShouldBe(
                RfiExtensionLifecycle.Table.Moves.Select(move =>
                    $"{StatusName.Of(move.From)}>{StatusName.Of(move.To)}"
                ),
                ignoreOrder: true
            );

    [Fact]
    public async Task Granted_the_reminder_and_the_end_follow_the_new_deadline()
    {
        var user = host.Bluegum;
        var withdrawalId = await user.ReviewedAsync("HALT_AML");
        var rfi = await user.AskedAboutAsync([withdrawalId], "SENDER_OCCUPATION");
        var first = DeadlineOf(await user.RfiAsync(rfi));
        await AdvanceAsync(user, first.AddHours(-1));
        await user.AskForTimeAsync(rfi);

        var granted = await user.DoAsync(
            "simulateRfiExtension",
            RfiTalk.Shown,
            new
            {
                rfiId = rfi,
                decision = "GRANT",
                message = "One week.",
            }
        );

        granted.Refusals().ShouldBeEmpty();
        DeadlineOf(granted["rfi"]!).ShouldBe(first.AddDays(7));
        granted["rfi"]!["extension"]!["message"]!.ToString().ShouldBe("One week.");
        granted["rfi"]!["extension"]!["reason"]!.ToString().ShouldBe("The notary is away.");

        var undecided = await user.AskedAsync("SENDER_OCCUPATION");
        await user.AskForTimeAsync(undecided);

        await AdvanceAsync(user, first.AddDays(5));
        (await user.RfiAsync(rfi))["status"]!.ToString().ShouldBe("PENDING");
        await AdvanceAsync(user, first.AddDays(7).AddMilliseconds(1));

        (await user.RfiAsync(rfi))["outcome"]!.ToString().ShouldBe("EXPIRED");
        (await user.StatusAsync(withdrawalId)).ShouldBe("CANCELLED");
        var late = await user.RfiAsync(undecided);
        late["outcome"]!.ToString().ShouldBe("EXPIRED", "asking does not stop the clock");
        StatusOf(late).ShouldBe("LAPSED");
        (await user.EventTypesAsync(rfi)).ShouldBe([
            "rfi.created",
            "rfi.deadline_near",
            "rfi.extension_requested",
            "rfi.extended",
            "rfi.deadline_near",
            "rfi.closed",
        ]);
    }

    [Fact]
    public async Task An_operator_sees_who_asks_and_decides_and_nobody_else_does()
    {
        var desk = await host.SignInAsync("operator@platform.example");
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION");
        (await WaitingAsync(desk)).ShouldNotContain(rfi);
        await Acme.AskForTimeAsync(rfi);
        (await WaitingAsync(desk)).ShouldContain(rfi);
        (await Acme.RefusalAsync("{ rfiExtensionsRequested { nodes { id } } }")).ShouldBe(
            "FORBIDDEN"
        );
        var before = DeadlineOf(await Acme.RfiAsync(rfi));

        (await DecideAsync(Acme, rfi, before.AddDays(3))).Refusals().ShouldBe(["FORBIDDEN"]);
        (await DecideAsync(desk, "rfi_01M7WAWEBWE009Q4EPSG5MBK6B", before.AddDays(3)))
            .Refusals()
            .ShouldBe(["NOT_FOUND input.rfiId"]);
        (await DecideAsync(desk, rfi, before))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.deadline"], "time is given and never taken");
        (await DecideAsync(desk, rfi, before.AddDays(3))).Refusals().ShouldBeEmpty();

        (await WaitingAsync(desk)).ShouldNotContain(rfi);
        DeadlineOf(await Acme.RfiAsync(rfi)).ShouldBe(before.AddDays(3));
    }

    [Fact]
    public async Task An_operator_gives_time_unasked_and_the_tenant_may_still_ask()
    {
        var desk = await host.SignInAsync("operator@platform.example");
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION");
        var before = DeadlineOf(await Acme.RfiAsync(rfi));

        (await ExtendAsync(Acme, rfi, before.AddDays(1))).Refusals().ShouldBe(["FORBIDDEN"]);
        (await ExtendAsync(desk, rfi, before))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.deadline"]);
        (await ExtendAsync(desk, rfi, before.AddDays(1))).Refusals().ShouldBeEmpty();
        StatusOf(await Acme.RfiAsync(rfi)).ShouldBe("NONE");
        (await Acme.AskForTimeAsync(rfi)).Refusals().ShouldBeEmpty();
        (await ExtendAsync(desk, rfi, before.AddDays(9))).Refusals().ShouldBeEmpty();

        var extended = await Acme.RfiAsync(rfi);
        StatusOf(extended).ShouldBe("GRANTED", "who gives time has answered who asks for it");
        DeadlineOf(extended).ShouldBe(before.AddDays(9));
        (await Acme.EventTypesAsync(rfi)).ShouldBe([
            "rfi.created",
            "rfi.extended",
            "rfi.extension_requested",
            "rfi.extended",
        ]);
        await Acme.AnswerAsync(rfi, "SENDER_OCCUPATION", "Baker.");
        (await ExtendAsync(desk, rfi, before.AddDays(20)))
            .Refusals()
            .ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Fact]
    public async Task Only_who_has_the_right_compliance_asks_and_says_why()
    {
        var approver = await host.SignInAsync("approver@acme.example");
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION");

        (await approver.AskForTimeAsync(rfi)).Refusals().ShouldBe(["FORBIDDEN"]);
        (await host.Bluegum.AskForTimeAsync(rfi)).Refusals().ShouldBe(["NOT_FOUND input.rfiId"]);
        (await Acme.DoAsync("requestRfiExtension", RfiTalk.Shown, new { rfiId = rfi, reason = "" }))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.reason"]);
        StatusOf(await Acme.RfiAsync(rfi)).ShouldBe("NONE");
    }

    private static string StatusOf(JsonNode rfi) => rfi["extension"]!["status"]!.ToString();

    private static DateTimeOffset DeadlineOf(JsonNode rfi) =>
        DateTimeOffset.Parse(rfi["deadline"]!.ToString(), CultureInfo.InvariantCulture);

    private static Task<JsonNode> DecideAsync(
        GraphUser user,
        string rfiId,
        DateTimeOffset deadline
    ) =>
        user.DoAsync(
            "decideRfiExtension",
            RfiTalk.Shown,
            new
            {
                rfiId,
                decision = "GRANT",
                deadline,
            }
        );

    private static Task<JsonNode> ExtendAsync(
        GraphUser user,
        string rfiId,
        DateTimeOffset deadline
    ) => user.DoAsync("extendRfi", RfiTalk.Shown, new { rfiId, deadline });

    private static async Task<string[]> WaitingAsync(GraphUser desk)
    {
        var data = await desk.AskAsync("{ rfiExtensionsRequested(first: 250) { nodes { id } } }");
        return
        [
            .. data["rfiExtensionsRequested"]!["nodes"]!
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
