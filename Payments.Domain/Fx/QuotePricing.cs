using Payments.Domain.Errors;
using Payments.Domain.Fees;
using Payments.Domain.Values;

namespace Payments.Domain.Fx;

/// <summary>What we offer for a market price.</summary>
public static class QuotePricing
{
    /// <summary>Our margin: 40 basis points below what the market pays.</summary>
    private const decimal Margin = 0.0040m;

    private const int RateDecimals = 8;

    /// <summary>The rate of a tenant who gives the pair's From, rounded down so that we never lose.</summary>
    public static Rate Offer(MarketPrice price) =>
        new(decimal.Round(price.Bid * (1 - Margin), RateDecimals, MidpointRounding.ToZero));

    /// <summary>Both sides of the exchange from the one that is given.</summary>
    /// <remarks>
    /// Rounded half to even, like every rate. Where that would give more than the market itself pays
    /// (amounts of a few minor units, whose rounding is more than our margin), the minor unit stays
    /// with us: otherwise a circle of tiny exchanges would make money out of nothing.
    /// </remarks>
    public static (Money From, Money To) Sides(MarketPrice price, Money? from, Money? to)
    {
        var pair = price.Pair;
        var rate = Offer(price);
        var given = from is null ? "toAmount" : "fromAmount";
        var (gives, gets) = (from, to) switch
        {
            ({ } amount, null) => (amount, Exact(() => Get(rate, price, amount))),
            (null, { } wanted) => (Exact(() => Give(rate, price, wanted)), wanted),
            _ => throw new InvalidInputException(
                "Exactly one of fromAmount and toAmount is given.",
                "input",
                given
            ),
        };
        if (!gives.IsPositive || !gets.IsPositive)
        {
            throw new InvalidInputException("The amount is too small to exchange.", "input", given);
        }

        gives.RequireRoomFor(FeeSchedule.Payment(pair.From), "input", given);
        return (gives, gets);

        Money Exact(Func<Money> convert)
        {
            try
            {
                return convert();
            }
            catch (Exception fault) when (fault is OverflowException or DivideByZeroException)
            {
                throw new InvalidInputException(
                    "The amount is too large to exchange.",
                    "input",
                    given
                );
            }
        }
    }

    /// <summary>What we give for an amount, however small: maybe nothing.</summary>
    /// <exception cref="OverflowException">More than an amount can be.</exception>
    public static Money Proceeds(MarketPrice price, Money gives) =>
        Get(Offer(price), price, gives) is { IsPositive: true } gets
            ? gets
            : Money.Zero(price.Pair.To);

    private static Money Get(Rate rate, MarketPrice price, Money gives)
    {
        var gets = rate.Convert(gives, price.Pair.To);
        return IsCovered(price, gives, gets) ? gets : OneLess(gets);
    }

    private static Money Give(Rate rate, MarketPrice price, Money gets)
    {
        var gives = rate.ConvertBack(gets, price.Pair.From);
        return IsCovered(price, gives, gets) ? gives : gives + new Money(1, gives.Currency);
    }

    /// <summary>The market pays at least what is handed out.</summary>
    private static bool IsCovered(MarketPrice price, Money gives, Money gets) =>
        gets.MinorUnits * (decimal)gives.Currency.MinorPerMajor
        <= gives.MinorUnits * price.Bid * gets.Currency.MinorPerMajor;

    private static Money OneLess(Money money) => money - new Money(1, money.Currency);
}
