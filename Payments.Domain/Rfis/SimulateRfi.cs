using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Errors;
using Payments.Domain.FxPayments;
using Payments.Domain.Ids;
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
    public const string PlainMessage = "We need to know more before this can go on.";

    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        work.RequireSandbox();
        IReadOnlyList<IEntityId> all =
        [
            .. (WithdrawalIds ?? []).Cast<IEntityId>(),
            .. (DepositIds ?? []).Cast<IEntityId>(),
            .. (PaymentIds ?? []).Cast<IEntityId>(),
        ];
        RequireSome(all, "withdrawalIds");
        RequireSome(QuestionCodes, "questionCodes");
        var deadline = Deadline ?? work.Now + Rfi.TimeToAnswer;
        if (deadline <= work.Now)
        {
            throw new InvalidInputException(
                "A deadline lies in the future of your clock.",
                "input",
                "deadline"
            );
        }

        IReadOnlyList<Subject> transactions =
        [
            .. await RfiSubjects.RequireAsync<Withdrawal, WithdrawalId, WithdrawalStatus>(
                work,
                WithdrawalIds,
                withdrawal => withdrawal.Status,
                WithdrawalStatus.Reviewing,
                "withdrawalIds"
            ),
            .. await RfiSubjects.RequireAsync<Deposit, DepositId, DepositStatus>(
                work,
                DepositIds,
                deposit => deposit.Status,
                DepositStatus.Reviewing,
                "depositIds"
            ),
            .. await RfiSubjects.RequireAsync<Payment, PaymentId, PaymentStatus>(
                work,
                PaymentIds,
                payment => payment.Status,
                PaymentStatus.Initialising,
                "paymentIds"
            ),
        ];
        return await Rfi.OpenAsync(
            work,
            QuestionCodes,
            transactions,
            Message ?? PlainMessage,
            deadline
        );
    }

    private static void RequireSome<T>(IReadOnlyList<T> list, string field)
    {
        if (list.Count == 0 || list.Distinct().Count() != list.Count)
        {
            throw new InvalidInputException(
                "Name at least one, and each of them once.",
                "input",
                field
            );
        }
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
