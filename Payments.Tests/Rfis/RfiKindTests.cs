using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.FxPayments;
using Payments.Tests.Kit;
using static Payments.Tests.Compliance.ComplianceTalk;

namespace Payments.Tests.Rfis;

/// <summary>Requests for information about payments and deposits do what those about withdrawals do.</summary>
public sealed class RfiKindTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private static readonly string[] Questions = ["SENDER_OCCUPATION"];
    private static readonly string[] Unknown = ["dep_01M7WAWEBWE009Q4EPSG5MBK6B"];

    private GraphUser Acme => host.Acme;

    [Theory]
    [InlineData("RELEASE", "CLOSED", null)]
    [InlineData("REJECT", "CANCELLED", "DATA_ENQUIRY_RESPONSE_INADEQUATE")]
    public async Task A_payment_waits_for_the_answers(
        string decision,
        string end,
        string? rejectCode
    )
    {
        await Acme.FundAsync("100.00");
        var before = await Acme.AvailableAsync();
        var id = await Acme.PayAbroadAsync("Rent SEND_RFI");
        (await Acme.PaymentAsync(id))["status"]!.ToString().ShouldBe("INITIALISING");
        var rfi = await AboutAsync("paymentId", id);
        rfi["payments"]![0]!["id"]!.ToString().ShouldBe(id);

        await DecideAsync(rfi, decision);

        var payment = await Acme.PaymentReachesAsync(id, end);
        ((string?)payment["rejectCode"]).ShouldBe(rejectCode);
        if (rejectCode is not null)
        {
            (await Acme.AvailableAsync()).ShouldBe(before);
        }
    }

    [Theory]
    [InlineData("RELEASE", "CONFIRMED", null)]
    [InlineData("REJECT", "CANCELLED", "DATA_ENQUIRY_RESPONSE_INADEQUATE")]
    public async Task A_deposit_waits_for_the_answers(
        string decision,
        string end,
        string? rejectCode
    )
    {
        var id = await DepositAsync("Rent SEND_RFI");
        var rfi = await AboutAsync("depositId", id);
        rfi["deposits"]![0]!["id"]!.ToString().ShouldBe(id);

        await DecideAsync(rfi, decision);

        var deposit = await Eventually.ReachesAsync(
            () => ReadAsync(id),
            node => (string?)node["status"] == end,
            node => $"{id} is {node["status"]} and not {end}"
        );
        ((string?)deposit["rejectCode"]).ShouldBe(rejectCode);
    }

    [Fact]
    public async Task One_request_is_about_transactions_of_every_kind()
    {
        var withdrawal = await Acme.ReviewedAsync("HALT_AML");
        var payment = await Acme.PayAbroadAsync("HALT_AML");
        var deposit = await DepositAsync("HALT_AML");
        var asked = await Acme.DoAsync(
            "simulateRfi",
            "rfi { id withdrawals { id } payments { id } deposits { id } }",
            new
            {
                withdrawalIds = new[] { withdrawal },
                paymentIds = new[] { payment },
                depositIds = new[] { deposit },
                questionCodes = Questions,
            }
        );
        asked.Refusals().ShouldBeEmpty();

        var declined = await Acme.DoAsync(
            "declineRfi",
            "rfi { outcome }",
            new { rfiId = asked["rfi"]!["id"]!.ToString() }
        );

        declined["rfi"]!["outcome"]!.ToString().ShouldBe("DECLINED");
        (await Acme.StatusAsync(withdrawal)).ShouldBe("CANCELLED");
        (await Acme.PaymentAsync(payment))["status"]!.ToString().ShouldBe("CANCELLED");
        (await ReadAsync(deposit))["status"]!.ToString().ShouldBe("CANCELLED");
    }

    [Fact]
    public async Task What_is_not_under_review_is_refused_by_its_place()
    {
        await Acme.FundAsync("100.00");
        var payment = await Acme.PayAbroadAsync("RAIL_NEVER");

        var open = await Acme.DoAsync(
            "simulateRfi",
            "rfi { id }",
            new { paymentIds = new[] { payment }, questionCodes = Questions }
        );
        var unknown = await Acme.DoAsync(
            "simulateRfi",
            "rfi { id }",
            new { depositIds = Unknown, questionCodes = Questions }
        );
        var nothing = await Acme.DoAsync(
            "simulateRfi",
            "rfi { id }",
            new { questionCodes = Questions }
        );

        open.Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        unknown.Refusals().ShouldBe(["NOT_FOUND input.depositIds.0"]);
        nothing.Refusals().ShouldBe(["INVALID_INPUT input.withdrawalIds"]);
    }

    private async Task<JsonNode> AboutAsync(string kind, string id)
    {
        var data = await Acme.AskAsync(
            $$"""
            query ($id: ID) {
              rfis({{kind}}: $id) { nodes { id questions { code } payments { id } deposits { id } } }
            }
            """,
            new { id }
        );
        return data["rfis"]!["nodes"]!.AsArray().Single()!;
    }

    private async Task DecideAsync(JsonNode rfi, string decision)
    {
        var rfiId = rfi["id"]!.ToString();
        foreach (var question in rfi["questions"]!.AsArray())
        {
            var answered = await Acme.AnswerAsync(
                rfiId,
                question!["code"]!.ToString(),
                "It is my rent."
            );
            answered.Refusals().ShouldBeEmpty();
        }

        var decided = await Acme.DoAsync(
            "simulateRfiReview",
            "rfi { status }",
            new { rfiId, decision }
        );
        decided.Refusals().ShouldBeEmpty();
    }

    private async Task<string> DepositAsync(string reference)
    {
        var account = await Acme.FundAsync("1.00");
        var payload = await Acme.DoAsync(
            "simulateDeposit",
            "deposit { id status }",
            new
            {
                virtualAccountId = account,
                amount = Aud("20.00"),
                reference,
            }
        );
        payload.Refusals().ShouldBeEmpty();
        var id = payload["deposit"]!["id"]!.ToString();
        await Eventually.ReachesAsync(
            () => ReadAsync(id),
            node => (string?)node["status"] == "REVIEWING",
            node => $"{id} is {node["status"]} and not REVIEWING"
        );
        return id;
    }

    private async Task<JsonNode> ReadAsync(string id) =>
        (
            await Acme.AskAsync(
                "query ($id: ID!) { node(id: $id) { ... on Deposit { status rejectCode } } }",
                new { id }
            )
        )["node"]!;
}
