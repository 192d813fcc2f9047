using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Errors;
using Payments.Domain.FxPayments;
using Payments.Domain.Ids;
using Payments.Domain.ReferenceData;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;

namespace Payments.Domain.Rfis;

/// <summary>Asks the tenant about transactions under review. For operators.</summary>
/// <param name="WithdrawalIds">All of them REVIEWING.</param>
/// <param name="DepositIds">All of them REVIEWING.</param>
/// <param name="PaymentIds">All of them INITIALISING.</param>
/// <param name="QuestionCodes">Each of them once.</param>
/// <param name="Message">What it is about; a plain sentence when null.</param>
/// <param name="Deadline">In a week when null.</param>
public sealed record OpenRfi(
    IReadOnlyList<WithdrawalId>? WithdrawalIds,
    IReadOnlyList<DepositId>? DepositIds,
    IReadOnlyList<PaymentId>? PaymentIds,
    IReadOnlyList<RfiQuestionCode> QuestionCodes,
    string? Message,
    DateTimeOffset? Deadline
) : Command<Rfi>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) =>
        [
            .. (WithdrawalIds ?? []).Cast<IEntityId>(),
            .. (DepositIds ?? []).Cast<IEntityId>(),
            .. (PaymentIds ?? []).Cast<IEntityId>(),
        ];

    public const string PlainMessage = "We need to know more before this can go on.";

    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        RequireSome([.. Reads(work.Caller)], "withdrawalIds");
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
