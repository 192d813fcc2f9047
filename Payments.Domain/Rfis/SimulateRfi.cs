using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.ReferenceData;
using Payments.Domain.Rejections;
using Payments.Domain.Withdrawals;

namespace Payments.Domain.Rfis;

/// <summary>Asks the tenant in the platform's place (sandbox only).</summary>
/// <param name="WithdrawalIds">All of them REVIEWING.</param>
/// <param name="DepositIds">All of them REVIEWING.</param>
/// <param name="PaymentIds">All of them INITIALISING.</param>
/// <param name="QuestionCodes">Each of them once.</param>
/// <param name="Message">What it is about; a plain sentence when null.</param>
/// <param name="Deadline">In a week when null.</param>
public sealed record SimulateRfi(
    IReadOnlyList<WithdrawalId>? WithdrawalIds,
    IReadOnlyList<DepositId>? DepositIds,
    IReadOnlyList<PaymentId>? PaymentIds,
    IReadOnlyList<RfiQuestionCode> QuestionCodes,
    string? Message,
    DateTimeOffset? Deadline
) : Command<Rfi>
{
    public override ValueTask<Rfi> HandleAsync(Work work)
    {
        work.RequireSandbox();
        return new OpenRfi(
            WithdrawalIds,
            DepositIds,
            PaymentIds,
            QuestionCodes,
            Message,
            Deadline
        ).HandleAsync(work);
    }
}

/// <summary>Decides on the answers in the platform's place (sandbox only).</summary>
/// <param name="RfiId">One that is ASSESSING.</param>
/// <param name="Decision">What becomes of the transactions.</param>
/// <param name="RejectCode">Why; DATA_ENQUIRY_RESPONSE_INADEQUATE when null.</param>
/// <param name="Message">In words; a plain sentence when null.</param>
public sealed record SimulateRfiReview(
    RfiId RfiId,
    RfiReviewDecision Decision,
    RejectCode? RejectCode,
    string? Message
) : Command<Rfi>
{
    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        await rfi.DecideAsync(work, Decision, RejectCode, Message);
        return rfi;
    }
}

/// <summary>Takes a request back in the platform's place (sandbox only).</summary>
public sealed record SimulateRfiCancellation(RfiId RfiId) : Command<Rfi>
{
    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        await rfi.CancelAsync(work);
        return rfi;
    }
}
