using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Withdrawals;

/// <summary>Whoever made a withdrawal cannot be the second member who agrees to it.</summary>
public sealed class OwnWithdrawalException()
    : DomainException(ErrorCode.Forbidden, "You made it yourself: another member has to decide.");

/// <summary>Nobody is asked, or somebody has decided.</summary>
public sealed class ApprovalDecidedException(Subject subject, WithdrawalApproval? approval)
    : DomainException(
        ErrorCode.IllegalTransition,
        approval is { } decision
            ? $"The approval of {subject} is {Lifecycles.StatusName.Of(decision)} already."
            : $"{subject} needs no approval."
    )
{
    /// <summary>What was decided; null when no approval is needed.</summary>
    public WithdrawalApproval? Approval { get; } = approval;
}

/// <summary>A second member agrees to a withdrawal.</summary>
public sealed record ApproveWithdrawal(WithdrawalId WithdrawalId) : Command<Withdrawal>
{
    public override MemberAccess? Right() => MemberAccess.Approve;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [WithdrawalId];

    public override async ValueTask<Withdrawal> HandleAsync(Work work)
    {
        var withdrawal = await Approvals.OpenAsync(work, WithdrawalId);
        await withdrawal.ApproveAsync(work);
        return withdrawal;
    }
}

/// <summary>A second member refuses a withdrawal.</summary>
/// <param name="WithdrawalId">Which.</param>
/// <param name="Message">Why, for whoever made it.</param>
public sealed record RejectWithdrawal(WithdrawalId WithdrawalId, string? Message)
    : Command<Withdrawal>
{
    public override MemberAccess? Right() => MemberAccess.Approve;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [WithdrawalId];

    public override async ValueTask<Withdrawal> HandleAsync(Work work)
    {
        var withdrawal = await Approvals.OpenAsync(work, WithdrawalId);
        await withdrawal.RejectApprovalAsync(work, Message);
        return withdrawal;
    }
}

internal static class Approvals
{
    /// <summary>The withdrawal, if the caller may decide on it now.</summary>
    public static async ValueTask<Withdrawal> OpenAsync(Work work, WithdrawalId id)
    {
        var withdrawal = await work.GetAsync<Withdrawal>(id, "input", "withdrawalId");
        if (withdrawal.Approval is not WithdrawalApproval.Pending)
        {
            throw new ApprovalDecidedException(withdrawal.Subject, withdrawal.Approval);
        }

        return withdrawal.CreatedBy == work.Caller.PrincipalId
            ? throw new OwnWithdrawalException()
            : withdrawal;
    }
}
