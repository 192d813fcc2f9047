using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.Kit;
using static Payments.Tests.Compliance.ComplianceTalk;

namespace Payments.Tests.Rfis;

public sealed class RfiTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private GraphUser Acme => host.Acme;

    [Fact]
    public async Task SEND_RFI_asks_and_the_withdrawal_waits_until_the_answers_are_released()
    {
        var withdrawalId = await Acme.ReviewedAsync("Rent SEND_RFI");

        var rfi = await Acme.RfiAboutAsync(withdrawalId);

        rfi["status"]!.ToString().ShouldBe("PENDING");
        rfi["withdrawals"]!.AsArray().Single()!["id"]!.ToString().ShouldBe(withdrawalId);
        rfi["questions"]!
            .AsArray()
            .Select(question => $"{question!["code"]} {question["fileUploadOption"]}")
            .ShouldBe(["SENDER_ID_PROOF PREFERRED", "OTHER_TX_PURPOSE PREFERRED"]);
        (Instant(rfi, "deadline") - Instant(rfi, "createdAt")).ShouldBe(TimeSpan.FromDays(7));

        var id = rfi["id"]!.ToString();
        (await Acme.AnswerAsync(id, "SENDER_ID_PROOF", "No passport: a trust."))["rfi"]!["status"]!
            .ToString()
            .ShouldBe("PENDING");
        var answered = await Acme.AnswerAsync(id, "OTHER_TX_PURPOSE", "Rent of our shop.");
        answered["rfi"]!["status"]!.ToString().ShouldBe("ASSESSING");
        (await Acme.StatusAsync(withdrawalId)).ShouldBe("REVIEWING");
        var closed = await Acme.DoAsync(
            "simulateRfiReview",
            RfiTalk.Shown,
            new { rfiId = id, decision = "RELEASE" }
        );

        closed["rfi"]!["status"]!.ToString().ShouldBe("CLOSED");
        closed["rfi"]!["outcome"]!.ToString().ShouldBe("RELEASED");
        await Acme.WithdrawalReachesAsync(withdrawalId, "CONFIRMED");
        (await host.ToldAsync(Acme, "rfiChanged", id, 5)).ShouldBe([
            "1 >PENDING",
            "2 >",
            "3 >",
            "4 PENDING>ASSESSING",
            "5 ASSESSING>CLOSED",
        ]);
    }

    [Fact]
    public async Task Answers_can_be_read_back()
    {
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION", "OTHER_INFORMATION");
        await Acme.AnswerAsync(rfi, "SENDER_OCCUPATION", "Baker, self-employed.");

        var questions = (await Acme.RfiAsync(rfi))["questions"]!.AsArray();

        questions[0]!["answered"]!.GetValue<bool>().ShouldBeTrue();
        questions[0]!["answerText"]!.ToString().ShouldBe("Baker, self-employed.");
        questions[0]!["answeredAt"].ShouldNotBeNull();
        questions[0]!["text"]!.ToString().ShouldEndWith("?");
        questions[1]!["answered"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, "DATA_ENQUIRY_RESPONSE_INADEQUATE")]
    [InlineData("SOURCE_OF_FUNDS_INADEQUATE", "SOURCE_OF_FUNDS_INADEQUATE")]
    public async Task Answers_that_are_rejected_cancel_the_withdrawal(
        string? rejectCode,
        string shown
    )
    {
        var withdrawalId = await Acme.ReviewedAsync("HALT_AML");
        var before = await Acme.AvailableAsync();
        var rfi = await Acme.AskedAboutAsync([withdrawalId], "SENDER_OCCUPATION");
        await Acme.AnswerAsync(rfi, "SENDER_OCCUPATION", "None of your business.");

        await Acme.DoAsync(
            "simulateRfiReview",
            RfiTalk.Shown,
            new
            {
                rfiId = rfi,
                decision = "REJECT",
                rejectCode,
            }
        );

        var withdrawal = await Acme.WithdrawalAsync(withdrawalId);
        withdrawal["status"]!.ToString().ShouldBe("CANCELLED");
        withdrawal["rejectCode"]!.ToString().ShouldBe(shown);
        (await Acme.AvailableAsync()).ShouldNotBe(before, "amount and fee are back");
        (await Acme.RfiAsync(rfi))["outcome"]!.ToString().ShouldBe("REJECTED");
    }

    [Fact]
    public async Task Declining_cancels_what_is_under_review_and_nothing_else()
    {
        var held = await Acme.ReviewedAsync("HALT_AML a");
        var passed = await Acme.ReviewedAsync("HALT_AML b");
        var rfi = await Acme.AskedAboutAsync([held, passed], "OTHER_INFORMATION");
        await Acme.DoAsync(
            "simulateWithdrawalReview",
            "withdrawal { id }",
            new { withdrawalId = passed, decision = "APPROVE" }
        );
        await Acme.WithdrawalReachesAsync(passed, "CONFIRMED");

        var declined = await Acme.DoAsync("declineRfi", RfiTalk.Shown, new { rfiId = rfi });

        declined["rfi"]!["status"]!.ToString().ShouldBe("CLOSED");
        declined["rfi"]!["outcome"]!.ToString().ShouldBe("DECLINED");
        var withdrawal = await Acme.WithdrawalAsync(held);
        withdrawal["status"]!.ToString().ShouldBe("CANCELLED");
        withdrawal["rejectCode"]!.ToString().ShouldBe("CANCELLATION_REQUESTED_BY_PARTICIPANT");
        (await Acme.StatusAsync(passed)).ShouldBe("CONFIRMED");
    }

    [Fact]
    public async Task A_withdrawal_goes_on_only_when_its_last_request_is_released()
    {
        var withdrawalId = await Acme.ReviewedAsync("HALT_AML");
        var first = await Acme.AskedAboutAsync([withdrawalId], "SENDER_OCCUPATION");
        var second = await Acme.AskedAboutAsync([withdrawalId], "OTHER_INFORMATION");
        await Acme.AnswerAsync(first, "SENDER_OCCUPATION", "Baker.");
        await Acme.AnswerAsync(second, "OTHER_INFORMATION", "Bread.");

        await ReleaseAsync(first);
        (await Acme.StatusAsync(withdrawalId)).ShouldBe("REVIEWING");
        await ReleaseAsync(second);

        await Acme.WithdrawalReachesAsync(withdrawalId, "CONFIRMED");
    }

    [Fact]
    public async Task Each_question_is_answered_once_by_what_it_takes()
    {
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION", "OTHER_INFORMATION");

        (await Acme.AnswerAsync(rfi, "SENDER_DATE_OF_BIRTH", "1990"))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.questionCode"]);
        (await Acme.AnswerAsync(rfi, "SENDER_OCCUPATION", text: null))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.text"]);
        (await Acme.AnswerAsync(rfi, "SENDER_OCCUPATION", new string('a', 2001)))
            .Refusals()
            .ShouldBe(["INVALID_INPUT input.text"]);
        (await Acme.AnswerAsync(rfi, "SENDER_OCCUPATION", "Baker.")).Refusals().ShouldBeEmpty();
        (await Acme.AnswerAsync(rfi, "SENDER_OCCUPATION", "Butcher."))
            .Refusals()
            .ShouldBe(["RFI_QUESTION_ANSWERED input.questionCode"]);
        (await Acme.RfiAsync(rfi))["questions"]![0]!["answerText"]!.ToString().ShouldBe("Baker.");
    }

    [Fact]
    public async Task Of_twenty_answers_to_one_question_one_is_kept()
    {
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION", "OTHER_INFORMATION");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(number => Acme.AnswerAsync(rfi, "SENDER_OCCUPATION", $"Baker {number}."))
        );

        answers.Count(answer => answer.Refusals().Length == 0).ShouldBe(1);
        answers
            .SelectMany(answer => answer.Refusals())
            .ShouldAllBe(refusal => refusal == "RFI_QUESTION_ANSWERED input.questionCode");
    }

    [Fact]
    public async Task Only_who_has_the_right_compliance_answers_or_declines()
    {
        var approver = await host.SignInAsync("approver@acme.example");
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION");

        (await approver.AnswerAsync(rfi, "SENDER_OCCUPATION", "Baker."))
            .Refusals()
            .ShouldBe(["FORBIDDEN"]);
        (await approver.DoAsync("declineRfi", "rfi { id }", new { rfiId = rfi }))
            .Refusals()
            .ShouldBe(["FORBIDDEN"]);
        (await approver.RfiAsync(rfi))["status"]!.ToString().ShouldBe("PENDING");
    }

    // No link and no form: whoever has every id and no session is nobody.
    [Theory]
    [InlineData("answerRfiQuestion", "AnswerRfiQuestionInput")]
    [InlineData("saveRfiDraft", "SaveRfiDraftInput")]
    public async Task Whoever_is_not_logged_in_answers_nothing(string mutation, string type)
    {
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION");

        var refusal = await host.Stranger.RefusalAsync(
            $"mutation ($input: {type}!) {{ {mutation}(input: $input) {{ rfi {{ id }} }} }}",
            new
            {
                input = new
                {
                    rfiId = rfi,
                    questionCode = "SENDER_OCCUPATION",
                    text = "Baker.",
                    idempotencyKey = Key(),
                },
            }
        );

        refusal.ShouldBe("AUTH_NOT_AUTHENTICATED");
        var question = (await Acme.RfiAsync(rfi))["questions"]!.AsArray().ShouldHaveSingleItem()!;
        question["answered"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Another_tenants_request_is_like_none()
    {
        var rfi = await Acme.AskedAsync("SENDER_OCCUPATION");

        (await host.Bluegum.AnswerAsync(rfi, "SENDER_OCCUPATION", "Baker."))
            .Refusals()
            .ShouldBe(["NOT_FOUND input.rfiId"]);
        (await host.Bluegum.AnswerAsync("rfi_nonsense", "SENDER_OCCUPATION", "Baker."))
            .Refusals()
            .ShouldBe(["NOT_FOUND input.rfiId"]);
        var found = await host.Bluegum.AskAsync("{ rfis { totalCount } }");
        found["rfis"]!["totalCount"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData("withdrawalIds")]
    [InlineData("questionCodes")]
    public async Task A_request_asks_something_about_something(string empty)
    {
        var withdrawalId = await Acme.ReviewedAsync("HALT_AML");

        var payload = await Acme.DoAsync(
            "simulateRfi",
            "rfi { id }",
            new
            {
                withdrawalIds = empty == "withdrawalIds" ? Array.Empty<string>() : [withdrawalId],
                questionCodes = empty == "questionCodes"
                    ? Array.Empty<string>()
                    : ["OTHER_INFORMATION"],
            }
        );

        payload.Refusals().ShouldBe([$"INVALID_INPUT input.{empty}"]);
    }

    private Task<JsonNode> ReleaseAsync(string rfiId) =>
        Acme.DoAsync("simulateRfiReview", "rfi { id }", new { rfiId, decision = "RELEASE" });

    private static DateTimeOffset Instant(JsonNode rfi, string field) =>
        DateTimeOffset.Parse(
            rfi[field]!.ToString(),
            System.Globalization.CultureInfo.InvariantCulture
        );
}
