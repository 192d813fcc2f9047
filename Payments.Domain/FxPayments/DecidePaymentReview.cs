using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;

namespace Payments.Domain.FxPayments;

/// <summary>Decides the review of a payment. For operators.</summary>
/// <param name="PaymentId">One that is INITIALISING.</param>
public sealed record DecidePaymentReview(PaymentId PaymentId, ReviewVerdict Verdict)
    : Command<Payment>
{
    /// <summary>For operators only; null: nothing is kept.</summary>
    public string? InternalNote { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller) => [PaymentId];

    public override async ValueTask<Payment> HandleAsync(Work work)
    {
        var payment = await work.GetAsync<Payment>(PaymentId, "input", "paymentId");
        await payment.DecideReviewAsync(work, Verdict);
        ReviewNote.Keep(work, payment.Subject, Verdict.Decision, InternalNote);
        return payment;
    }
}
