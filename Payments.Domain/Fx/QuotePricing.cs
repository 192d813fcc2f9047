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
    public static (Money From, Money To) Sides(Rate rate, CurrencyPair pair, Money? from, Money? to)
    {
        var (gives, gets) = (from, to) switch
        {
            ({ } given, null) => (given, Exact(() => rate.Convert(given, pair.To))),
            (null, { } wanted) => (Exact(() => rate.ConvertBack(wanted, pair.From)), wanted),
            _ => throw new InvalidInputException(
                "Exactly one of fromAmount and toAmount is given.",
                "input",
                from is null ? "fromAmount" : "toAmount"
            ),
        };
        if (!gives.IsPositive || !gets.IsPositive)
        {
            throw new InvalidInputException(
                "The amount is too small to exchange.",
                "input",
                from is null ? "toAmount" : "fromAmount"
            );
        }

        gives.RequireRoomFor(
            FeeSchedule.Payment(pair.From),
            "input",
            from is null ? "toAmount" : "fromAmount"
        );
        return (gives, gets);

        Money Exact(Func<Money> convert)
        {
            try
            {
                return convert();
            }
            catch (OverflowException)
            {
                throw new InvalidInputException(
                    "The amount is too large to exchange.",
                    "input",
                    from is null ? "toAmount" : "fromAmount"
                );
            }
        }
    }
}
