using System.Diagnostics;
using Payments.Domain.Commands;
using Payments.Domain.Fees;
using Payments.Domain.FundingAccounts;
using Payments.Domain.FxPayments;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rails;
using Payments.Domain.Rejections;
using Payments.Domain.Rfis;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Deposits;

/// <summary>What happens to a deposit: each step with its money and its events.</summary>
public sealed partial class Deposit
{
    /// <summary>What the rules found out about it.</summary>
    internal void Note(DepositScreening screening) =>
        (PayerMatch, DuplicateOf) = (screening.PayerMatch, screening.DuplicateOf);

    /// <summary>
    /// The rail tells it again. With another amount, account or reference it contradicts itself: nothing
    /// is booked anew, and somebody should ask the rail.
    /// </summary>
    internal void ToldAgain(Work work, CreditNotice credit, FundingClaim? claim)
    {
        if (
            ContradictedAt is null
            && PayeeAccount is not null
            && (
                credit.Amount != Amount
                || credit.CreditorAccount.Number != PayeeAccount.Number
                || credit.CreditorAccount.Routing != PayeeAccount.Routing
                || (claim is not null && claim.Reference != FundingReference)
            )
        )
        {
            ContradictedAt = work.Now;
            Version++;
            work.Events.Append(
                this,
                "deposit.notice_contradicted",
                new { credit.Amount, credit.CreditorAccount }
            );
        }
    }

    /// <summary>Nothing stops it: it is in the balance.</summary>
    internal async ValueTask ClearAsync(Work work, Actor by)
    {
        await work.Ledger.PostAsync(DepositPostings.Confirmed(this));
        await ConfirmAsync(work, by);
    }

    /// <summary>Something about it is to be looked at first: the money is not the tenant's yet.</summary>
    internal async ValueTask ReviewAsync(Work work, DepositScreening screening)
    {
        ReviewReasons = string.Join(' ', screening.Reasons);
        await work.Ledger.PostAsync(DepositPostings.Reviewing(this));
        await MoveToAsync(DepositStatus.Reviewing, work, Actor.Platform);
        if (screening.Then is { } decision)
        {
            await DecideAsync(work, decision, screening.RejectCode, null);
        }
        else if (screening.Asks)
        {
            await RfiAsking.AskAsync(work, this);
        }
    }

    public ValueTask PassAsync(Work work) => DecideAsync(work, DepositDecision.Accept, null, null);

    /// <summary>The money is nobody's: an operator can only send it back.</summary>
    public ValueTask DeclineAsync(Work work, RejectCode code, string message) =>
        DecideAsync(work, DepositDecision.Cancel, code, message);

    /// <summary>A review ends, by an operator or by a rule.</summary>
    internal async ValueTask DecideAsync(
        Work work,
        DepositDecision decision,
        RejectCode? rejectCode,
        string? message
    )
    {
        var (next, sentence) = decision switch
        {
            DepositDecision.Accept => (DepositStatus.Confirmed, ""),
            DepositDecision.Return => (DepositStatus.Refunding, "It was sent back to the payer."),
            DepositDecision.Cancel => (DepositStatus.Cancelled, "It was declined."),
            _ => throw new UnreachableException(),
        };
        // Before any money moves: who comes late changes nothing.
        if (Status is not DepositStatus.Reviewing)
        {
            throw new IllegalTransitionException(
                Subject,
                StatusName.Of(Status),
                StatusName.Of(next)
            );
        }

        DecidedBy = work.Caller.PrincipalId;
        if (decision is DepositDecision.Accept)
        {
            (ReasonCode, ReasonMessage) = (null, null);
            Fee = FeeSchedule.Deposit(Rail, Amount);
            await work.Ledger.PostAsync(DepositPostings.Accepted(this));
            await ConfirmAsync(work, Actor.Platform);
            return;
        }

        // Nothing was done for it, so nothing is kept.
        Fee = Money.Zero(Amount.Currency);
        (ReasonCode, ReasonMessage) = (
            StatusName.Of(rejectCode ?? Rejections.RejectCode.ComplianceDeclined),
            message ?? sentence
        );
        if (decision is DepositDecision.Return)
        {
            Refunded = Amount;
            await DepositRefund.SendAsync(work, this, Amount, message, RefundSource.Review);
            await MoveToAsync(next, work, Actor.Platform);
            return;
        }

        await work.Ledger.PostAsync(DepositPostings.Cancelled(this));
        Suspend(work, SuspenseReason.DepositCancelled);
        await MoveToAsync(next, work, Actor.Platform);
    }

    /// <summary>Takes money out for a refund; all that was left of it moves the deposit on.</summary>
    internal async ValueTask RefundAsync(Work work, Money amount, string? reason)
    {
        await DepositRefund.SendAsync(work, this, amount, reason, RefundSource.Balance);
        Refunded += amount;
        if (Refundable.IsPositive)
        {
            Version++;
            work.Events.Append(
                this,
                "deposit.partially_refunding",
                new { Refund = amount, reason }
            );
            return;
        }

        (ReasonCode, ReasonMessage) = (
            "REFUND_REQUESTED",
            reason ?? "Refunded by the account holder."
        );
        await MoveToAsync(DepositStatus.Refunding, work, work.Caller.Actor);
    }

    /// <summary>The rail has paid a refund out; with the last one on its way all has arrived.</summary>
    internal async ValueTask RefundSettledAsync(Money amount, bool isLast, Work work)
    {
        RefundedAt = work.Now;
        if (Status is DepositStatus.Refunding && isLast)
        {
            await MoveToAsync(DepositStatus.Refunded, work, work.Caller.Actor);
            return;
        }

        Version++;
        work.Events.Append(this, "deposit.partially_refunded", new { Refund = amount });
    }

    /// <summary>
    /// The rail could not pay a refund out: the money is the tenant's again, or, when a review had
    /// sent it back, under review again.
    /// </summary>
    internal async ValueTask RefundFailedAsync(DepositRefund refund, RailReason reason, Work work)
    {
        Refunded -= refund.Amount;
        (ReasonCode, ReasonMessage) = (reason.Code, reason.Message);
        if (Status is DepositStatus.Refunding)
        {
            await MoveToAsync(
                refund.Source is RefundSource.Review
                    ? DepositStatus.Reviewing
                    : DepositStatus.Confirmed,
                work,
                work.Caller.Actor
            );
            return;
        }

        Version++;
        work.Events.Append(
            this,
            "deposit.refund_failed",
            new { Refund = refund.Amount, reason.Code }
        );
    }

    /// <summary>Its money is in suspense: neither the tenant's nor back with the payer.</summary>
    internal void Suspend(Work work, SuspenseReason reason) =>
        SuspendedCredit.Keep(
            work,
            Rail,
            new(
                RailCreditId,
                Amount,
                PayerName,
                PayerAccount,
                PayeeAccount ?? new("UNKNOWN", ""),
                Reference,
                CreatedAt,
                PayeeName
            ),
            VirtualAccountId,
            reason,
            Id
        );

    private async ValueTask ConfirmAsync(Work work, Actor by)
    {
        ClearedAt = work.Now;
        await MoveToAsync(DepositStatus.Confirmed, work, by);
        await AutoReceive.StartAsync(work, this);
    }

    private async ValueTask MoveToAsync(DepositStatus next, Work work, Actor by)
    {
        var move = DepositLifecycle.Table.Demand(Subject, Status, next, by);
        Status = next;
        Version++;
        work.Events.Moved(
            this,
            move,
            new
            {
                Amount,
                Refunded,
                ReviewReasons,
                ReasonCode,
                DecidedBy,
            }
        );
        await FollowAsync(work);
    }
}
