using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;

namespace Payments.Tests.Rfis;

/// <summary>Answers that are prepared, and given or thrown away later.</summary>
public sealed class RfiDraftTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7 a passport"u8];

    private GraphUser Acme => host.Acme;

    [Fact]
    public async Task A_draft_is_kept_and_answers_nothing_until_it_is_given()
    {
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION");

        await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Baker?");
        var saved = await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Baker.");

        saved.Refusals().ShouldBeEmpty();
        var draft = saved["rfi"]!["drafts"]!.AsArray().Single()!;
        draft["code"]!.ToString().ShouldBe("SENDER_OCCUPATION");
        draft["text"]!.ToString().ShouldBe("Baker.");
        draft["savedAt"].ShouldNotBeNull();
        draft["savedBy"]!["email"]!.ToString().ShouldBe("demo@acme.example");
        saved["rfi"]!["status"]!.ToString().ShouldBe("PENDING");
        saved["rfi"]!["questions"]![0]!["answered"]!.GetValue<bool>().ShouldBeFalse();

        var given = await Acme.SubmitDraftAsync(rfi, "SENDER_OCCUPATION");

        given.Refusals().ShouldBeEmpty();
        given["rfi"]!["status"]!.ToString().ShouldBe("ASSESSING");
        given["rfi"]!["questions"]![0]!["answerText"]!.ToString().ShouldBe("Baker.");
        given["rfi"]!["drafts"]!.AsArray().ShouldBeEmpty();
        (await Acme.EventTypesAsync(rfi)).ShouldBe([
            "rfi.created",
            "rfi.draft_saved",
            "rfi.draft_saved",
            "rfi.question_answered",
            "rfi.assessing",
        ]);
    }

    [Fact]
    public async Task Files_are_prepared_as_well_and_are_the_answer_when_they_are_given()
    {
        var rfi = await Acme.AskedAsync("SENDER_ID_PROOF");
        var good = await StoreAsync("passport.pdf");
        var bad = await StoreAsync("passport.exe");

        (await Acme.SaveDraftAsync(rfi, "SENDER_ID_PROOF", text: null, [good, bad]))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.fileIds.1"], "what could not be given is no draft");
        var saved = await Acme.SaveDraftAsync(rfi, "SENDER_ID_PROOF", text: null, [good]);
        saved["rfi"]!["drafts"]![0]!["files"]![0]!["name"]!.ToString().ShouldBe("passport.pdf");
        var given = await Acme.SubmitDraftAsync(rfi, "SENDER_ID_PROOF");

        given["rfi"]!["questions"]![0]!["files"]![0]!["name"]!.ToString().ShouldBe("passport.pdf");
    }

    [Fact]
    public async Task Only_who_has_the_right_compliance_sees_saves_discards_or_gives_it()
    {
        var approver = await host.SignInAsync("approver@acme.example");
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION");
        await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Baker.");

        (await approver.RfiAsync(rfi))["drafts"].ShouldBeNull();
        (await approver.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Butcher."))
            .Refusals()
            .ShouldBe(["FORBIDDEN"]);
        (await DiscardAsync(approver, rfi, "SENDER_OCCUPATION")).Refusals().ShouldBe(["FORBIDDEN"]);
        (await approver.SubmitDraftAsync(rfi, "SENDER_OCCUPATION"))
            .Refusals()
            .ShouldBe(["FORBIDDEN"]);
        (await DraftsAsync(rfi)).ShouldBe(["SENDER_OCCUPATION Baker."]);
    }

    [Fact]
    public async Task The_platform_does_not_see_it_even_where_it_is_shown_the_request()
    {
        var desk = await host.SignInAsync("operator@platform.example");
        var withdrawalId = await Acme.ReviewedAsync("HALT_AML");
        var question = new
        {
            withdrawalIds = new[] { withdrawalId },
            questionCodes = new[] { "SENDER_OCCUPATION" },
            idempotencyKey = ComplianceTalk.Key(),
        };
        var opened = await desk.DoAsync("openRfi", "rfi { id }", question);
        var rfi = opened["rfi"]!["id"]!.ToString();
        await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Baker.");

        var again = await desk.DoAsync("openRfi", "rfi { id drafts { text } } replayed", question);

        again["replayed"]!.GetValue<bool>().ShouldBeTrue();
        again["rfi"]!["id"]!.ToString().ShouldBe(rfi);
        again["rfi"]!["drafts"].ShouldBeNull();
    }

    [Fact]
    public async Task Discarded_it_is_gone_and_cannot_be_given()
    {
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION", "OTHER_INFORMATION");
        await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Baker.");
        await Acme.SaveDraftAsync(rfi, "OTHER_INFORMATION", "Bread.");

        (await DiscardAsync(Acme, rfi, "SENDER_OCCUPATION")).Refusals().ShouldBeEmpty();

        (await DraftsAsync(rfi)).ShouldBe(["OTHER_INFORMATION Bread."]);
        (await DiscardAsync(Acme, rfi, "SENDER_OCCUPATION"))
            .Refusals()
            .ShouldBe(["NOT_FOUND input.questionCode"]);
        (await Acme.SubmitDraftAsync(rfi, "SENDER_OCCUPATION"))
            .Refusals()
            .ShouldBe(["NOT_FOUND input.questionCode"]);
    }

    [Fact]
    public async Task An_answered_question_has_no_draft()
    {
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION", "OTHER_INFORMATION");
        await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Butcher.");

        await Acme.AnswerAsync(rfi, "SENDER_OCCUPATION", "Baker.");

        (await DraftsAsync(rfi)).ShouldBeEmpty();
        (await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Butcher."))
            .Refusals()
            .ShouldBe(["RFI_QUESTION_ANSWERED input.questionCode"]);
        (await Acme.SaveDraftAsync(rfi, "SENDER_DATE_OF_BIRTH", "1990-01-01"))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.questionCode"], "it is not asked");
    }

    [Theory]
    [InlineData("declineRfi")]
    [InlineData("simulateRfiCancellation")]
    public async Task What_was_never_given_ends_with_the_request(string end)
    {
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION");
        await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Baker.");

        (await Acme.DoAsync(end, "rfi { id }", new { rfiId = rfi })).Refusals().ShouldBeEmpty();

        (await DraftsAsync(rfi)).ShouldBeEmpty();
        (await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Baker."))
            .Refusals()
            .ShouldBe(["ILLEGAL_TRANSITION"]);
        (await Acme.SubmitDraftAsync(rfi, "SENDER_OCCUPATION"))
            .Refusals()
            .ShouldBe(["ILLEGAL_TRANSITION"]);
    }

    [Fact]
    public async Task Who_names_the_version_that_was_read_gives_nothing_else()
    {
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION");
        var read = await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Baker.");
        var version = read["rfi"]!["version"]!.GetValue<int>();
        await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Butcher.", version: version);

        (await Acme.SubmitDraftAsync(rfi, "SENDER_OCCUPATION", version))
            .Refusals()
            .Single()
            .ShouldStartWith("VERSION_CONFLICT");
        (await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Candle maker.", version: version))
            .Refusals()
            .Single()
            .ShouldStartWith("VERSION_CONFLICT");

        (await DraftsAsync(rfi)).ShouldBe(["SENDER_OCCUPATION Butcher."]);
        (await Acme.SubmitDraftAsync(rfi, "SENDER_OCCUPATION", version + 1))
            .Refusals()
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_who_give_it_at_once_one_does()
    {
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION", "OTHER_INFORMATION");
        await Acme.SaveDraftAsync(rfi, "SENDER_OCCUPATION", "Baker.");

        var given = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Acme.SubmitDraftAsync(rfi, "SENDER_OCCUPATION"))
        );

        given.Count(answer => answer.Refusals().Length == 0).ShouldBe(1);
        given
            .SelectMany(answer => answer.Refusals())
            .ShouldAllBe(refusal => refusal == "RFI_QUESTION_ANSWERED input.questionCode");
    }

    private async Task<string> StoreAsync(string name)
    {
        var payload = await host.UploadAsync(
            Acme,
            new(name, "application/octet-stream", Pdf),
            ComplianceTalk.Key()
        );
        payload.Refusals().ShouldBeEmpty();
        return payload["file"]!["id"]!.ToString();
    }

    private static Task<JsonNode> DiscardAsync(GraphUser user, string rfiId, string questionCode) =>
        user.DoAsync("discardRfiDraft", RfiTalk.Shown, new { rfiId, questionCode });

    private async Task<string[]> DraftsAsync(string rfi) =>
        [
            .. (await Acme.RfiAsync(rfi))["drafts"]!
                .AsArray()
                .Select(draft => $"{draft!["code"]} {draft["text"]}"),
        ];
}
