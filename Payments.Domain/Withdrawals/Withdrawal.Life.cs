using Payments.Domain.Commands;
using Payments.Domain.Institutions;
using Payments.Domain.Ledger;
using Payments.Domain.Lifecycles;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Withdrawals;

/// <summary>What happens to a withdrawal: each step with its money and its events.</summary>
public sealed partial class Withdrawal
{
    /// <summary>It waits: the money is held, and nothing else happens yet.</summary>
    internal async ValueTask WaitAsync(Work work, bool needsApproval)
    {
        HoldId = await work.Ledger.HoldAsync(
            new(AccountKind.Available, Amount.Currency),
            Amount + Fee,
            "withdrawal.waiting",
            Subject
        );
        work.Events.Created(this, WithdrawalLifecycle.Table, Status);
        if (ScheduledAt is { } dueAt && dueAt > work.Now)
        {
            await work.Timers.ScheduleAsync(WithdrawalSchedule.TimerKind, Subject, dueAt);
        }

        if (needsApproval)
        {
            Approval = WithdrawalApproval.Pending;
            Version++;
            work.Events.Append(this, WithdrawalApprovalLifecycle.Table.CreatedEvent);
        }
    }

    /// <summary>It is made with others, of which each may still be refused.</summary>
    internal void WaitForBatch() => WaitsForBatch = true;

    /// <summary>Every line of its batch has a withdrawal. Nothing to do while something else is missing.</summary>
    internal async ValueTask ReleaseFromBatchAsync(Work work)
    {
        // A second member may have refused it meanwhile.
        if (!WaitsForBatch || Status is not WithdrawalStatus.Initialised)
        {
            return;
        }

        WaitsForBatch = false;
        if (MustWait(work))
        {
            Version++;
            work.Events.Append(this, "withdrawal.batch_complete");
        }
        else
        {
            await ReleaseAsync(work);
        }
    }

    /// <summary>Another line of its batch cannot be made: the money is free again.</summary>
    internal async ValueTask CancelWithBatchAsync(Work work, string message)
    {
        if (WaitsForBatch && Status is WithdrawalStatus.Initialised)
        {
            WaitsForBatch = false;
            await LapseAndStopAsync(work, message);
        }
    }

    /// <summary>Money moves at once, then the platform's rules look at it, then the rail gets it.</summary>
    internal async ValueTask StartAsync(Work work)
    {
        await work.Ledger.PostAsync(WithdrawalPostings.Initialised(this));
        work.Events.Created(this, WithdrawalLifecycle.Table, Status);
        await ReviewOrSendAsync(work);
    }

    /// <summary>What it waited for has happened. Nothing to do while something else is missing.</summary>
    internal async ValueTask ReleaseAsync(Work work)
    {
        if (HoldId is not { } hold || MustWait(work))
        {
            return;
        }

        HoldId = null;
        await work.Ledger.CaptureAsync(hold, WithdrawalPostings.Initialised(this));
        Version++;
        work.Events.Append(this, "withdrawal.released");
        await ReviewOrSendAsync(work);
    }

    /// <summary>A reviewer has decided.</summary>
    /// <exception cref="IllegalTransitionException">It is under no review.</exception>
    internal ValueTask DecideReviewAsync(Work work, ReviewVerdict verdict)
    {
        ReviewedBy = work.Caller.PrincipalId;
        return this.DecideAsync(
            work,
            verdict,
            Status,
            WithdrawalStatus.Pending,
            WithdrawalStatus.Cancelled
        );
    }

    /// <summary>Review ends well: the rail gets it now.</summary>
    public ValueTask PassAsync(Work work)
    {
        MoveTo(WithdrawalStatus.Pending, work, Actor.Platform);
        Send(work);
        return ValueTask.CompletedTask;
    }

    /// <summary>Review ends badly. Nothing was sent, so amount and fee go back.</summary>
    public async ValueTask DeclineAsync(Work work, RejectCode code, string message)
    {
        Explain(work, StatusName.Of(code), message);
        await GiveAllBackAsync(work);
        MoveTo(WithdrawalStatus.Cancelled, work, Actor.Platform);
    }

    /// <summary>The tenant stops what no rail has: amount and fee are free again.</summary>
    /// <exception cref="IllegalTransitionException">It is on its way, or over.</exception>
    internal async ValueTask CancelAsync(Work work)
    {
        if (HeldOrderId is { } orderId)
        {
            await TakeBackAsync(work, orderId);
            return;
        }

        if (
            Status is WithdrawalStatus.Pending
            || (Status is WithdrawalStatus.Initialised && (!IsWaiting || WaitsForBatch))
        )
        {
            // The rail may have it already: only its answer can tell. And a batch stands and falls as one.
            throw new IllegalTransitionException(
                Subject,
                StatusName.Of(Status),
                StatusName.Of(WithdrawalStatus.Cancelled)
            );
        }

        WithdrawalLifecycle.Table.Demand(
            Subject,
            Status,
            WithdrawalStatus.Cancelled,
            work.Caller.Actor
        );
        await LapseAndStopAsync(work, "It was cancelled on request.");
    }

    /// <summary>A second member agrees.</summary>
    internal async ValueTask ApproveAsync(Work work)
    {
        Decide(work, WithdrawalApproval.Approved);
        await ReleaseAsync(work);
    }

    /// <summary>A second member refuses: the held money is free again.</summary>
    internal async ValueTask RejectApprovalAsync(Work work, string? message)
    {
        Decide(work, WithdrawalApproval.Rejected);
        await StopAsync(work, message ?? "A second member refused it.");
    }

    public void OnHeldBack(Work work, HeldRailOrderId orderId)
    {
        HeldOrderId = orderId;
        Version++;
        work.Events.Append(this, "withdrawal.held_back", new { Rail });
    }

    public void OnHandedOver(Work work)
    {
        HeldOrderId = null;
        Version++;
        work.Events.Append(this, "withdrawal.handed_over", new { Rail });
    }

    public ValueTask OnAcceptedAsync(Work work)
    {
        if (Status is WithdrawalStatus.Initialised)
        {
            MoveTo(WithdrawalStatus.Pending, work, work.Caller.Actor);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask OnSettledAsync(Work work)
    {
        await OnAcceptedAsync(work);
        if (Status is WithdrawalStatus.Pending)
        {
            await work.Ledger.PostAsync(WithdrawalPostings.Confirmed(this));
            ClearedAt = work.Now;
            MoveTo(WithdrawalStatus.Confirmed, work, work.Caller.Actor);
        }
    }

    /// <summary>
    /// The rail's no. Mostly the money is given back in the same breath; where a new try could pass,
    /// it rests for a while, so that somebody can decide to try.
    /// </summary>
    public async ValueTask OnRejectedAsync(Work work, RailReason reason)
    {
        await OnAcceptedAsync(work);
        if (Status is not WithdrawalStatus.Pending)
        {
            return;
        }

        Explain(work, reason.Code, reason.Message);
        MoveTo(WithdrawalStatus.Failed, work, work.Caller.Actor);
        if (reason.Retryable)
        {
            await work.Timers.ScheduleAsync(
                FailedWithdrawalRefund.TimerKind,
                Subject,
                work.Now + FailedWithdrawalRefund.DecisionTime
            );
        }
        else
        {
            await RefundAsync(work, WithdrawalStatus.Refunded, work.Caller.Actor);
        }
    }

    public async ValueTask OnReturnedAsync(Work work, RailReason reason)
    {
        // Only what was settled is returned, whichever of the two was heard first.
        await OnSettledAsync(work);
        if (Status is WithdrawalStatus.Confirmed)
        {
            Explain(work, reason.Code, reason.Message);
            await work.Ledger.PostAsync(WithdrawalPostings.Returned(this));
            MoveTo(WithdrawalStatus.Returned, work, work.Caller.Actor);
            await RefundAsync(work, WithdrawalStatus.Refunded, work.Caller.Actor);
        }
    }

    /// <summary>What failed ends: the amount goes back, the fee is kept for the try.</summary>
    /// <param name="end">Refunded or Cancelled.</param>
    internal async ValueTask RefundAsync(Work work, WithdrawalStatus end, Actor by)
    {
        WithdrawalLifecycle.Table.Demand(Subject, Status, end, by);
        await work.Ledger.PostAsync(WithdrawalPostings.Refunded(this));
        RefundedAt = work.Now;
        MoveTo(end, work, by);
    }

    /// <summary>What failed is tried once more, under a new instruction id.</summary>
    internal void TryAgain(Work work)
    {
        MoveTo(WithdrawalStatus.Pending, work, Actor.Platform);
        (ReasonCode, ReasonMessage, RejectedAt) = (null, null, null);
        Attempt++;
        Send(work);
    }

    private bool MustWait(Work work) =>
        WaitsForBatch || Approval is WithdrawalApproval.Pending || ScheduledAt > work.Now;

    private async ValueTask ReviewOrSendAsync(Work work)
    {
        var payee = Parties.Payee.ForRail();
        await LookAtPayeeAsync(work, payee);
        var isUnapproved = await GivenInstitution.IsUnapprovedAsync(work, InstructingInstitutionId);
        var money = new OutgoingMoney([Amount], payee, Reference, IsNewPayee, isUnapproved);
        if (await OutgoingReview.OfAsync(work, money) is not { } review)
        {
            Send(work);
            return;
        }

        ReviewReasons = review.ReasonNames;
        MoveTo(WithdrawalStatus.Reviewing, work, Actor.Platform);
        await review.ApplyAsync(work, this);
    }

    private async ValueTask LookAtPayeeAsync(Work work, RailParty payee)
    {
        if (work.Caller.Environment is TenantEnvironment.Live)
        {
            PayeeKey = NewPayees.KeyOf(payee.Account);
            IsNewPayee = await NewPayees.IsNewAsync(work, PayeeKey);
        }
    }

    private void Send(Work work) =>
        RailOrder.Enqueue(
            work,
            this,
            Rail,
            Amount,
            new(Parties.Payer.DisplayName, null),
            Parties.Payee.ForRail(),
            ReferenceOnStatement
        );

    private void Decide(Work work, WithdrawalApproval decision)
    {
        var move = WithdrawalApprovalLifecycle.Table.Demand(
            Subject,
            Approval ?? WithdrawalApproval.Lapsed,
            decision,
            work.Caller.Actor
        );
        Approval = decision;
        DecidedBy = work.Caller.PrincipalId;
        DecidedAt = work.Now;
        Version++;
        work.Events.Append(this, move.EventType, new { DecidedBy });
    }

    private async ValueTask LapseAndStopAsync(Work work, string message)
    {
        if (Approval is WithdrawalApproval.Pending)
        {
            Decide(work, WithdrawalApproval.Lapsed);
        }

        await StopAsync(work, message);
    }

    // The order leaves the held ones in the transaction that gives the money back: who hands orders over
    // finds it there, or is too late.
    private async ValueTask TakeBackAsync(Work work, HeldRailOrderId orderId)
    {
        WithdrawalLifecycle.Table.Demand(
            Subject,
            Status,
            WithdrawalStatus.Cancelled,
            work.Caller.Actor
        );
        work.Remove(await work.GetAsync<HeldRailOrder>(orderId));
        HeldOrderId = null;
        const string message = "It was cancelled on request, while its rail was down.";
        if (Attempt == 1)
        {
            await StopAsync(work, message);
            return;
        }

        // The rail had an earlier try, which keeps the fee. It never got this one.
        Attempt--;
        Explain(
            work,
            StatusName.Of(Rejections.RejectCode.CancellationRequestedByParticipant),
            message
        );
        await RefundAsync(work, WithdrawalStatus.Cancelled, work.Caller.Actor);
    }

    private async ValueTask StopAsync(Work work, string message)
    {
        Explain(
            work,
            StatusName.Of(Rejections.RejectCode.CancellationRequestedByParticipant),
            message
        );
        await GiveAllBackAsync(work);
        MoveTo(WithdrawalStatus.Cancelled, work, work.Caller.Actor);
    }

    private async ValueTask GiveAllBackAsync(Work work)
    {
        if (HoldId is { } hold)
        {
            await work.Ledger.ReleaseAsync(hold);
            await work.Timers.CancelAsync(WithdrawalSchedule.TimerKind, Subject);
            HoldId = null;
        }
        else
        {
            await work.Ledger.PostAsync(WithdrawalPostings.Cancelled(this));
        }

        IsFeeRefunded = true;
        RefundedAt = work.Now;
    }

    private void Explain(Work work, string code, string message) =>
        (ReasonCode, ReasonMessage, RejectedAt) = (code, message, work.Now);

    private void MoveTo(WithdrawalStatus next, Work work, Actor by)
    {
        var move = WithdrawalLifecycle.Table.Demand(Subject, Status, next, by);
        Status = next;
        Version++;
        work.Events.Moved(
            this,
            move,
            ReasonCode is null && ReviewReasons is null
                ? null
                : new
                {
                    ReasonCode,
                    ReasonMessage,
                    ReviewReasons,
                    ReviewedBy,
                }
        );
    }
}
