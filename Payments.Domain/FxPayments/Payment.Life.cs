using System.Text.Json;
using Payments.Domain.Commands;
using Payments.Domain.Institutions;
using Payments.Domain.Lifecycles;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;

namespace Payments.Domain.FxPayments;

/// <summary>What happens to a payment: each step with its money and its events.</summary>
public sealed partial class Payment
{
    // ISO 20022: the rail has called it off because its sender asked for that.
    private const string CalledOff = "CUST";

    /// <summary>The exchange is made at once, then the platform's rules look at it, then the rail gets it.</summary>
    internal async ValueTask StartAsync(Work work)
    {
        await work.Ledger.PostAsync(PaymentPostings.Opened(this));
        var payee = RequireParties().Creditor;
        if (work.Caller.Environment is TenantEnvironment.Live)
        {
            PayeeKey = NewPayees.KeyOf(payee.Account);
            IsNewPayee = await NewPayees.IsNewAsync(work, PayeeKey);
        }

        var isUnapproved = await GivenInstitution.IsUnapprovedAsync(work, InstructingInstitutionId);
        var review = await OutgoingReview.OfAsync(
            work,
            new([From, To], payee, Reference, IsNewPayee, isUnapproved)
        );
        ReviewReasons = review?.ReasonNames;
        Status = review is null ? PaymentStatus.Open : PaymentStatus.Initialising;
        work.Events.Created(
            this,
            PaymentLifecycle.Table,
            Status,
            review is null ? null : new { ReviewReasons }
        );
        if (review is null)
        {
            Send(work);
        }
        else
        {
            await review.ApplyAsync(work, this);
        }
    }

    /// <summary>A reviewer has decided.</summary>
    /// <exception cref="IllegalTransitionException">It is under no review.</exception>
    internal ValueTask DecideReviewAsync(Work work, ReviewVerdict verdict)
    {
        ReviewedBy = work.Caller.PrincipalId;
        return this.DecideAsync(work, verdict, Status, PaymentStatus.Open, PaymentStatus.Cancelled);
    }

    /// <summary>Review ends well: the rail gets it now.</summary>
    public ValueTask PassAsync(Work work)
    {
        MoveTo(PaymentStatus.Open, work, Actor.Platform);
        Send(work);
        return ValueTask.CompletedTask;
    }

    /// <summary>Review ends badly. That is not the tenant's choice: the exchange is undone at its own price.</summary>
    public async ValueTask DeclineAsync(Work work, RejectCode code, string message)
    {
        (ReasonCode, ReasonMessage) = (StatusName.Of(code), message);
        await work.Ledger.PostAsync(PaymentPostings.Declined(this));
        MoveTo(PaymentStatus.Cancelled, work, Actor.Platform);
    }

    /// <summary>
    /// The tenant calls it off. What no rail has is stopped here and now; otherwise the rail is asked,
    /// and says by its answer whether that was in time.
    /// </summary>
    /// <exception cref="IllegalTransitionException">It is over.</exception>
    internal async ValueTask CancelAsync(Work work, PaymentCancellation cancellation)
    {
        switch (Status)
        {
            case PaymentStatus.Initialising:
                Remember(cancellation with { FeeReturned = Fee });
                await StopAsync(work, work.Caller.Actor);
                break;
            case PaymentStatus.Open when HeldOrderId is { } orderId:
                // Whoever hands orders over finds it there, or is too late.
                work.Remove(await work.GetAsync<HeldRailOrder>(orderId));
                HeldOrderId = null;
                Remember(cancellation with { FeeReturned = Fee });
                await StopAsync(work, work.Caller.Actor);
                break;
            case PaymentStatus.Open when CancellationJson is null:
                Remember(cancellation);
                Version++;
                work.Events.Append(this, "payment.cancellation_requested", Cancellation);
                work.Outbox.Enqueue(
                    RailRecalls.OutboxKind,
                    Subject,
                    new RailRecall(RailScheme.CrossBorder, InstructionIds.Of(Subject, 1))
                );
                break;
            case PaymentStatus.Open:
                break;
            default:
                throw new IllegalTransitionException(
                    Subject,
                    StatusName.Of(Status),
                    StatusName.Of(PaymentStatus.Cancelled)
                );
        }
    }

    /// <summary>It cannot be called back any more; the rail's answer to the payment itself comes still.</summary>
    internal void RecallRefused(Work work)
    {
        if (IsBeingCalledOff)
        {
            CancellationJson = null;
            Version++;
            work.Events.Append(this, "payment.cancellation_refused");
        }
    }

    public void OnHeldBack(Work work, HeldRailOrderId orderId)
    {
        HeldOrderId = orderId;
        Version++;
        work.Events.Append(this, "payment.held_back");
    }

    public void OnHandedOver(Work work)
    {
        HeldOrderId = null;
        Version++;
        work.Events.Append(this, "payment.handed_over");
    }

    public ValueTask OnAcceptedAsync(Work work) => ValueTask.CompletedTask;

    public async ValueTask OnSettledAsync(Work work)
    {
        if (Status is PaymentStatus.Open)
        {
            RecallRefused(work);
            await work.Ledger.PostAsync(PaymentPostings.Closed(this));
            MoveTo(PaymentStatus.Closed, work, work.Caller.Actor);
        }
    }

    public async ValueTask OnRejectedAsync(Work work, RailReason reason)
    {
        if (Status is not PaymentStatus.Open)
        {
            return;
        }

        if (CancellationJson is not null && reason.SchemeCode == CalledOff)
        {
            await StopAsync(work, work.Caller.Actor);
            return;
        }

        CancellationJson = null;
        (ReasonCode, ReasonMessage) = (reason.Code, reason.Message);
        await work.Ledger.PostAsync(PaymentPostings.Failed(this));
        MoveTo(PaymentStatus.Failed, work, work.Caller.Actor);
    }

    /// <summary>
    /// A closed payment stays closed; what comes back is the tenant's, in the currency that was sent.
    /// </summary>
    public async ValueTask OnReturnedAsync(Work work, RailReason reason)
    {
        // Only what was settled is returned, whichever of the two was heard first.
        await OnSettledAsync(work);
        if (Status is PaymentStatus.Closed && ReasonCode is null)
        {
            (ReasonCode, ReasonMessage) = (reason.Code, reason.Message);
            await work.Ledger.PostAsync(PaymentPostings.Returned(this));
            Version++;
            work.Events.Append(this, "payment.returned", new { reason.Code, reason.Message });
        }
    }

    private async ValueTask StopAsync(Work work, Actor by)
    {
        (ReasonCode, ReasonMessage) = (
            StatusName.Of(Rejections.RejectCode.CancellationRequestedByParticipant),
            "It was called off on request."
        );
        await work.Ledger.PostAsync(PaymentPostings.CalledOff(this, Cancellation!));
        MoveTo(PaymentStatus.Cancelled, work, by);
    }

    private void Remember(PaymentCancellation cancellation) =>
        CancellationJson = JsonSerializer.Serialize(cancellation, CommandJson.Options);

    private void Send(Work work)
    {
        var parties = RequireParties();
        RailOrder.Enqueue(
            work,
            this,
            RailScheme.CrossBorder,
            To,
            parties.Debtor,
            parties.Creditor,
            Reference
        );
    }

    private PaymentParties RequireParties() =>
        Parties ?? throw new InvalidOperationException($"{Subject} was sent before it was made.");

    private void MoveTo(PaymentStatus next, Work work, Actor by)
    {
        var move = PaymentLifecycle.Table.Demand(Subject, Status, next, by);
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
                    Cancellation,
                    ReviewReasons,
                    ReviewedBy,
                }
        );
    }
}
