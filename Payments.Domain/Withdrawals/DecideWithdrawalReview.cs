using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Withdrawals;

/// <summary>Decides the review of a withdrawal. For operators.</summary>
/// <param name="WithdrawalId">One that is REVIEWING.</param>
public sealed record DecideWithdrawalReview(WithdrawalId WithdrawalId, ReviewVerdict Verdict)
    : Command<Withdrawal>
{
    /// <summary>For operators only; null: nothing is kept.</summary>
    public string? InternalNote { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller) => [WithdrawalId];

    public override async ValueTask<Withdrawal> HandleAsync(Work work)
    {
        var withdrawal = await work.GetAsync<Withdrawal>(WithdrawalId, "input", "withdrawalId");
        await withdrawal.DecideReviewAsync(work, Verdict);
        ReviewNote.Keep(work, withdrawal.Subject, Verdict.Decision, InternalNote);
        return withdrawal;
    }
}
