using Payments.Domain.Commands;
using Payments.Domain.Conversions;
using Payments.Domain.Errors;
using Payments.Domain.Fx;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rails;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;

namespace Payments.Domain.FxPayments;

/// <summary>Decides a review in the platform's place (sandbox only).</summary>
/// <param name="PaymentId">One that is INITIALISING.</param>
/// <param name="Decision">What the reviewer says.</param>
/// <param name="RejectCode">Why it is declined.</param>
/// <param name="Message">In words; a plain sentence when null.</param>
public sealed record SimulatePaymentReview(
    PaymentId PaymentId,
    ReviewDecision Decision,
    RejectCode? RejectCode,
    string? Message
) : Command<Payment>
{
    public override async ValueTask<Payment> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var payment = await work.GetAsync<Payment>(PaymentId, "input", "paymentId");
        await payment.DecideReviewAsync(work, new(Decision, RejectCode, Message));
        return payment;
    }
}

/// <summary>
/// Tells the simulated rail what to answer, or of an inbound payment the simulated market (sandbox only).
/// </summary>
/// <param name="PaymentId">One that the rail or the market has.</param>
/// <param name="Outcome">What it is to say.</param>
/// <param name="SchemeCode">An ISO 20022 reason, for Rejected and Returned.</param>
public sealed record SimulatePaymentOutcome(
    PaymentId PaymentId,
    RailOutcome Outcome,
    string? SchemeCode
) : Command<Payment>
{
    public override async ValueTask<Payment> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var payment = await work.GetAsync<Payment>(PaymentId, "input", "paymentId");
        if (payment.Direction is PaymentDirection.Inbound)
        {
            TellMarket(work, payment);
            return payment;
        }

        if (Outcome is not RailOutcome.Returned)
        {
            var next = Outcome is RailOutcome.Settled ? PaymentStatus.Closed : PaymentStatus.Failed;
            PaymentLifecycle.Table.Demand(payment.Subject, payment.Status, next, Actor.Rail);
            if (payment.IsHeldBack)
            {
                // A rail that is down says nothing about what it has not.
                throw new IllegalTransitionException(
                    payment.Subject,
                    StatusName.Of(payment.Status),
                    StatusName.Of(next)
                );
            }
        }
        else if (payment is not { Status: PaymentStatus.Closed, ReasonCode: null })
        {
            throw new InvalidInputException(
                "Only what is CLOSED comes back, and that once.",
                "input",
                "answer"
            );
        }

        work.Outbox.Enqueue(
            SimulateWithdrawalOutcome.OutboxKind,
            payment.Subject,
            new SimulatedOutcome(
                RailScheme.CrossBorder,
                InstructionIds.Of(payment.Subject, 1),
                Outcome,
                SchemeCode
            )
        );
        return payment;
    }

    /// <summary>The order may not have left yet: the market is told as soon as it has it.</summary>
    private void TellMarket(Work work, Payment payment)
    {
        if (Outcome is RailOutcome.Returned)
        {
            throw new InvalidInputException(
                "What was exchanged does not come back.",
                "input",
                "answer"
            );
        }

        var isTraded = Outcome is RailOutcome.Settled;
        if (payment.IsFinal)
        {
            throw new IllegalTransitionException(
                payment.Subject,
                StatusName.Of(payment.Status),
                StatusName.Of(isTraded ? PaymentStatus.Closed : PaymentStatus.Failed)
            );
        }

        work.Outbox.Enqueue(
            InboundSimulations.OutboxKind,
            payment.Subject,
            new MarketSimulation(
                payment.Subject.ToString(),
                isTraded ? FxOrderOutcome.Executed : FxOrderOutcome.Rejected
            )
        );
    }
}
