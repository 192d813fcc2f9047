using Payments.Domain.Commands;
using Payments.Domain.Errors;
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

/// <summary>Tells the simulated rail what to answer (sandbox only).</summary>
/// <param name="PaymentId">One that the rail has.</param>
/// <param name="Outcome">What the rail is to say.</param>
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
        if (Outcome is not RailOutcome.Returned)
        {
            PaymentLifecycle.Table.Demand(
                payment.Subject,
                payment.Status,
                Outcome is RailOutcome.Settled ? PaymentStatus.Closed : PaymentStatus.Failed,
                Actor.Rail
            );
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
}
