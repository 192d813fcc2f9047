using Payments.Domain.Fx;
using Payments.Domain.Values;

namespace Payments.Domain.FxPayments;

/// <summary>
/// What calling a payment off gives back: what was bought is sold again at the market's price of the
/// moment. Never more than was paid for it: a payment is no bet on a rate.
/// </summary>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="Reconverted">What was bought, and is sold again.</param>
/// <param name="Rate">Units of the currency given for one unit of the currency bought, our margin included.</param>
/// <param name="Returned">What is back of `from`.</param>
/// <param name="Loss">What the exchange and its return have cost: `from` less `returned`.</param>
/// <param name="FeeReturned">The fee, if no rail had the payment; nothing otherwise.</param>
public sealed record PaymentCancellation(
    DateTimeOffset RequestedAt,
    Money Reconverted,
    Rate Rate,
    Money Returned,
    Money Loss,
    Money FeeReturned
)
{
    internal static PaymentCancellation Of(Payment payment, MarketPrice price, DateTimeOffset now)
    {
        var rate = QuotePricing.Offer(price);
        var worth = QuotePricing.Proceeds(price, payment.To);
        var returned = worth.MinorUnits < payment.From.MinorUnits ? worth : payment.From;
        return new(
            now,
            payment.To,
            rate,
            returned,
            payment.From - returned,
            Money.Zero(payment.Fee.Currency)
        );
    }
}
