using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Fx;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.FxPayments;

/// <summary>Calls a payment off: what was bought is sold again at the market's price.</summary>
/// <param name="PaymentId">One that is not over.</param>
/// <param name="ReturnedMin">Refuse if less than this would be back; null takes what it is.</param>
public sealed record CancelPayment(PaymentId PaymentId, Money? ReturnedMin) : Command<Payment>
{
    public override MemberAccess? Right() => MemberAccess.Transact;

    /// <summary>The market was asked before, because commands ask nobody; null when it gave no price.</summary>
    [JsonIgnore]
    public required MarketPrice? Price { get; init; }

    /// <summary>Why there is no price.</summary>
    [JsonIgnore]
    public MarketTrouble Trouble { get; init; }

    public override IEnumerable<IEntityId> Reads(Caller caller) => [PaymentId];

    public override async ValueTask<Payment> HandleAsync(Work work)
    {
        var payment = await work.GetAsync<Payment>(PaymentId, "input", "paymentId");
        if (payment.Direction is PaymentDirection.Inbound)
        {
            throw new InvalidInputException(
                "An inbound payment is not called off: convert the money back.",
                "input",
                "paymentId"
            );
        }

        if (payment.IsFinal)
        {
            throw new IllegalTransitionException(
                payment.Subject,
                StatusName.Of(payment.Status),
                StatusName.Of(PaymentStatus.Cancelled)
            );
        }

        if (payment.Cancellation is not null)
        {
            return payment;
        }

        var price =
            Price
            ?? throw new MarketUnavailableException(
                new(payment.To.Currency, payment.From.Currency),
                Trouble
            );
        var cancellation = PaymentCancellation.Of(payment, price, work.Now);
        if (ReturnedMin is { } least)
        {
            if (least.Currency != payment.From.Currency)
            {
                throw new InvalidInputException(
                    $"What comes back is in {payment.From.Currency}.",
                    "input",
                    "returnedMin",
                    "currency"
                );
            }

            if (cancellation.Returned.MinorUnits < least.MinorUnits)
            {
                throw new ReconversionTooLowException(PaymentId, cancellation.Returned);
            }
        }

        await payment.CancelAsync(work, cancellation);
        return payment;
    }
}

/// <summary>The market's price gives back less than the caller would take.</summary>
public sealed class ReconversionTooLowException(PaymentId id, Money returned)
    : DomainException(
        ErrorCode.ReconversionTooLow,
        $"Calling {id} off would give back {returned} now.",
        "input",
        "returnedMin"
    )
{
    /// <summary>What would be back.</summary>
    public Money Returned { get; } = returned;
}
