using System.Text.Json.Nodes;
using Payments.Tests.Compliance;
using Payments.Tests.FxPayments;
using Payments.Tests.Kit;
using Payments.Tests.Rfis;

namespace Payments.Tests.Reviews;

/// <summary>What waits for an operator's decision.</summary>
internal static class ReviewStates
{
    /// <summary>Something of the user's tenant that an operator is to decide about by the mutation.</summary>
    public static async Task<string> WaitingForAsync(this GraphUser user, string mutation)
    {
        switch (mutation)
        {
            case "decideWithdrawalReview":
                await user.DepositAsync("500.00");
                return Id(await user.WithdrawAsync("12.00", reference: "HALT_AML"));
            case "decidePaymentReview":
                await user.DepositAsync("500.00");
                return await user.PayAbroadAsync("HALT_AML");
            case "decideDepositReview":
                return Id(await user.DepositAsync("5.00", reference: "HALT_AML"));
            case "decideInstitutionReview":
                var made = await user.DoAsync(
                    "createInstitution",
                    "institution { id }",
                    new
                    {
                        legalName = $"Bank {Guid.CreateVersion7():n}",
                        address = new { line1 = "1 Main Street", country = "AU" },
                    }
                );
                return Id(made["institution"]!);
            default:
                return await AskedAsync(user, answered: mutation == "decideRfi");
        }
    }

    private static async Task<string> AskedAsync(GraphUser user, bool answered)
    {
        var rfiId = await user.AskedAsync("SENDER_OCCUPATION");
        var next = answered
            ? await user.DoAsync(
                "answerRfiQuestion",
                "rfi { status }",
                new
                {
                    rfiId,
                    questionCode = "SENDER_OCCUPATION",
                    text = "A baker.",
                }
            )
            : await user.AskForTimeAsync(rfiId);
        next.Refusals().ShouldBeEmpty();
        return rfiId;
    }

    private static string Id(JsonNode node) => node["id"]!.ToString();
}
