using Payments.Domain.Commands;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rails;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Withdrawals;

/// <summary>Decides a review in the platform's place (sandbox only).</summary>
/// <param name="WithdrawalId">One that is REVIEWING.</param>
/// <param name="Decision">What the reviewer says.</param>
/// <param name="RejectCode">Why it is declined.</param>
/// <param name="Message">In words; a plain sentence when null.</param>
public sealed record SimulateWithdrawalReview(
    WithdrawalId WithdrawalId,
    ReviewDecision Decision,
    RejectCode? RejectCode,
    string? Message
) : Command<Withdrawal>
{
    public override async ValueTask<Withdrawal> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var withdrawal = await work.GetAsync<Withdrawal>(WithdrawalId, "input", "withdrawalId");
        await withdrawal.DecideReviewAsync(work, new(Decision, RejectCode, Message));
        return withdrawal;
    }
}

/// <summary>What can be done about a withdrawal that failed.</summary>
public enum FailureDecision
{
    /// <summary>The amount goes back now: REFUNDED.</summary>
    Refund,

    /// <summary>It is stopped by hand and the amount goes back: CANCELLED.</summary>
    Cancel,

    /// <summary>The rail gets it once more: PENDING.</summary>
    TryAgain,
}

/// <summary>Decides on a failed withdrawal in the platform's place (sandbox only).</summary>
public sealed record SimulateFailureDecision(WithdrawalId WithdrawalId, FailureDecision Decision)
    : Command<Withdrawal>
{
    public override async ValueTask<Withdrawal> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var withdrawal = await work.GetAsync<Withdrawal>(WithdrawalId, "input", "withdrawalId");
        var next = Decision switch
        {
            FailureDecision.Refund => WithdrawalStatus.Refunded,
            FailureDecision.Cancel => WithdrawalStatus.Cancelled,
            FailureDecision.TryAgain => WithdrawalStatus.Pending,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (withdrawal.Status is not WithdrawalStatus.Failed)
        {
            throw new IllegalTransitionException(
                withdrawal.Subject,
                StatusName.Of(withdrawal.Status),
                StatusName.Of(next)
            );
        }

        await work.Timers.CancelAsync(FailedWithdrawalRefund.TimerKind, withdrawal.Subject);
        if (Decision is FailureDecision.TryAgain)
        {
            withdrawal.TryAgain(work);
        }
        else
        {
            await withdrawal.RefundAsync(work, next, Actor.Platform);
        }

        return withdrawal;
    }
}

/// <summary>Tells the simulated rail what to answer (sandbox only).</summary>
/// <param name="WithdrawalId">One that the rail has.</param>
/// <param name="Outcome">What the rail is to say.</param>
/// <param name="SchemeCode">An ISO 20022 reason, for Rejected and Returned.</param>
public sealed record SimulateWithdrawalOutcome(
    WithdrawalId WithdrawalId,
    RailOutcome Outcome,
    string? SchemeCode
) : Command<Withdrawal>
{
    /// <summary>Outbox items of this kind tell the simulated rail an outcome.</summary>
    public const string OutboxKind = "rail.simulated_outcome";

    public override async ValueTask<Withdrawal> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var withdrawal = await work.GetAsync<Withdrawal>(WithdrawalId, "input", "withdrawalId");
        var next = Outcome switch
        {
            RailOutcome.Settled => WithdrawalStatus.Confirmed,
            RailOutcome.Rejected => WithdrawalStatus.Failed,
            RailOutcome.Returned => WithdrawalStatus.Returned,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        WithdrawalLifecycle.Table.Demand(withdrawal.Subject, withdrawal.Status, next, Actor.Rail);
        if (withdrawal.IsHeldBack)
        {
            // A rail that is down says nothing about what it has not.
            throw new IllegalTransitionException(
                withdrawal.Subject,
                StatusName.Of(withdrawal.Status),
                StatusName.Of(next)
            );
        }

        work.Outbox.Enqueue(
            OutboxKind,
            withdrawal.Subject,
            new SimulatedOutcome(
                withdrawal.Rail,
                InstructionIds.Of(withdrawal.Subject, withdrawal.Attempt),
                Outcome,
                SchemeCode
            )
        );
        return withdrawal;
    }
}
