using System.Text.Json.Nodes;
using Payments.GraphQL.Hosting;
using Payments.Tests.Compliance;
using Payments.Tests.FxPayments;
using Payments.Tests.Kit;

namespace Payments.Tests.Rfis;

/// <summary>Operators ask tenants about what waits, and nobody else asks in their name.</summary>
public sealed class OpenRfiTests(PaymentsHost host) : IClassFixture<PaymentsHost>
{
    private static readonly string[] Questions = ["SENDER_OCCUPATION"];
    private static readonly string[] Nobody = ["wdr_01M7WAWEBWE009Q4EPSG5MBK6B"];

    private GraphUser Acme => host.Acme;

    [Theory]
    [InlineData("RELEASE", "CONFIRMED", "CLOSED")]
    [InlineData("REJECT", "CANCELLED", "CANCELLED")]
    public async Task What_they_ask_about_waits_for_the_answers_and_ends_as_they_decide(
        string decision,
        string withdrawalEnd,
        string paymentEnd
    )
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var withdrawal = await Acme.ReviewedAsync("HALT_AML");
        var payment = await Acme.PayAbroadAsync("HALT_AML");

        var opened = await OpenAsync(
            desk,
            new
            {
                withdrawalIds = new[] { withdrawal },
                paymentIds = new[] { payment },
                questionCodes = Questions,
                message = "Who is the landlord?",
            }
        );

        opened.Refusals().ShouldBeEmpty();
        var rfiId = opened["rfi"]!["id"]!.ToString();
        var asked = await Acme.RfiAboutAsync(withdrawal);
        asked["id"]!.ToString().ShouldBe(rfiId);
        asked["message"]!.ToString().ShouldBe("Who is the landlord?");
        (await Acme.StatusAsync(withdrawal)).ShouldBe("REVIEWING");
        (await Acme.AnswerAsync(rfiId, Questions[0], "Baker.")).Refusals().ShouldBeEmpty();
        var decided = await desk.DoAsync("decideRfi", "rfi { status }", new { rfiId, decision });
        decided.Refusals().ShouldBeEmpty();
        await Acme.WithdrawalReachesAsync(withdrawal, withdrawalEnd);
        await Acme.PaymentReachesAsync(payment, paymentEnd);
    }

    [Fact]
    public async Task One_request_is_about_one_tenant()
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var ours = await Acme.ReviewedAsync("HALT_AML");
        var others = await host.Bluegum.ReviewedAsync("HALT_AML");

        var mixed = await OpenAsync(
            desk,
            new { withdrawalIds = new[] { ours, others }, questionCodes = Questions }
        );

        mixed.Refusals().ShouldBe(["NOT_FOUND input.withdrawalIds.1"]);
        (await RfiCountAsync(ours)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_no_operator_what_is_nobodys_and_what_does_not_wait_are_refused()
    {
        var desk = await host.SignInAsync(DemoOperator.Email);
        var waiting = await Acme.ReviewedAsync("HALT_AML");
        var gone = await Acme.ReviewedAsync("HALT_AML");
        await Acme.DoAsync("cancelWithdrawal", "withdrawal { id }", new { withdrawalId = gone });
        static object About(params string[] withdrawalIds) =>
            new { withdrawalIds, questionCodes = Questions };

        (await OpenAsync(Acme, About(waiting))).Refusals().ShouldBe(["FORBIDDEN"]);
        (await OpenAsync(desk, About(Nobody)))
            .Refusals()
            .ShouldBe(["NOT_FOUND input.withdrawalIds"]);
        (await OpenAsync(desk, About(gone))).Refusals().ShouldBe(["ILLEGAL_TRANSITION"]);
        (await OpenAsync(desk, About())).Refusals().ShouldBe(["INVALID_INPUT input.withdrawalIds"]);
        (
            await OpenAsync(
                desk,
                new
                {
                    withdrawalIds = new[] { waiting },
                    questionCodes = Questions,
                    deadline = "2020-01-01T00:00:00Z",
                }
            )
        ).Refusals().ShouldBe(["INVALID_INPUT input.deadline"]);
    }

    private static Task<JsonNode> OpenAsync(GraphUser user, object input) =>
        user.DoAsync("openRfi", "rfi { id }", input);

    private async Task<int> RfiCountAsync(string withdrawalId)
    {
        var data = await Acme.AskAsync(
            "query ($id: ID) { rfis(withdrawalId: $id) { nodes { id } } }",
            new { id = withdrawalId }
        );
        return data["rfis"]!["nodes"]!.AsArray().Count;
    }
}
