using Payments.Domain.Fx;
using Payments.Domain.Values;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Fx;

/// <summary>Two currencies that are traded against each other, both ways.</summary>
/// <param name="Symbol">The market's name for the pair: `AUDUSD`.</param>
/// <param name="BaseCurrency">The currency that is priced, one unit of it.</param>
/// <param name="QuoteCurrency">The currency that the price is in.</param>
public sealed record TradedPair(string Symbol, Currency BaseCurrency, Currency QuoteCurrency);

/// <summary>Which exchange to price.</summary>
/// <param name="FromCurrency">What would be given.</param>
/// <param name="ToCurrency">What would be got.</param>
public sealed record CurrencyPairInput(Currency FromCurrency, Currency ToCurrency);

/// <summary>What an exchange costs now. It binds nobody: ask for a firm quote to buy at it.</summary>
/// <param name="FromCurrency">What would be given.</param>
/// <param name="ToCurrency">What would be got.</param>
/// <param name="Rate">Units of `toCurrency` for one unit of `fromCurrency`, our margin included: an exact decimal.</param>
/// <param name="Symbol">The market's name for the pair.</param>
/// <param name="Inverted">True when the exchange goes against the symbol.</param>
/// <param name="Bid">What the market pays for one unit of the symbol's first currency.</param>
/// <param name="Ask">What the market takes for one unit of the symbol's first currency.</param>
/// <param name="Mid">The middle of the market in terms of the symbol.</param>
/// <param name="At">When the market made the price: real time.</param>
public sealed record ExchangeRate(
    Currency FromCurrency,
    Currency ToCurrency,
    string Rate,
    string Symbol,
    bool Inverted,
    string Bid,
    string Ask,
    string Mid,
    DateTimeOffset At
)
{
    internal static ExchangeRate Of(MarketPrice price)
    {
        var (bid, ask, mid) = MarketSymbol.Quote(price.Pair, price.Bid, price.Ask, price.Mid);
        return new(
            price.Pair.From,
            price.Pair.To,
            QuotePricing.Offer(price).ToString(),
            MarketSymbol.Of(price.Pair).ToString(),
            MarketSymbol.IsInverted(price.Pair),
            new Rate(bid).ToString(),
            new Rate(ask).ToString(),
            new Rate(mid).ToString(),
            price.At
        );
    }
}

[QueryType]
public static class MarketQueries
{
    private const int PairsMax = 100;

    /// <summary>Every pair of currencies that can be exchanged, by symbol. MARKET_UNAVAILABLE when the market is silent.</summary>
    [Authorize]
    public static async Task<IReadOnlyList<TradedPair>> GetCurrencyPairsAsync(
        IFxMarket market,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var pairs = await market.GetPairsAsync(cancellationToken);
            return
            [
                .. pairs
                    .Select(MarketSymbol.Of)
                    .Select(symbol => new TradedPair(symbol.ToString(), symbol.Base, symbol.Priced))
                    .OrderBy(pair => pair.Symbol, StringComparer.Ordinal),
            ];
        }
        catch (FxMarketUnavailableException unavailable)
        {
            throw Refuse(unavailable);
        }
    }

    /// <summary>
    /// What exchanges cost now, all asked of the market at once: information that makes nothing. Fails
    /// with CURRENCY_PAIR_NOT_SUPPORTED, MARKET_UNAVAILABLE (again later) or INVALID_INPUT.
    /// </summary>
    /// <param name="pairs">1 to 100 pairs of two different currencies; the answers are in their order.</param>
    [Authorize]
    public static async Task<IReadOnlyList<ExchangeRate>> GetExchangeRatesAsync(
        IReadOnlyList<CurrencyPairInput> pairs,
        IFxMarket market,
        CancellationToken cancellationToken
    )
    {
        if (
            pairs.Count is 0 or > PairsMax
            || pairs.Any(pair => pair.FromCurrency == pair.ToCurrency)
        )
        {
            throw Refusals.Make(
                "1 to 100 pairs of two different currencies are needed.",
                "INVALID_INPUT"
            );
        }

        try
        {
            var prices = await market.GetPricesAsync(
                [.. pairs.Select(pair => new CurrencyPair(pair.FromCurrency, pair.ToCurrency))],
                cancellationToken
            );
            return [.. prices.Select(ExchangeRate.Of)];
        }
        catch (FxPairNotTradedException notTraded)
        {
            throw Refusals.Make(notTraded.Message, "CURRENCY_PAIR_NOT_SUPPORTED");
        }
        catch (FxMarketUnavailableException unavailable)
        {
            throw Refuse(unavailable);
        }
    }

    private static GraphQLException Refuse(FxMarketUnavailableException unavailable) =>
        Refusals.Make(unavailable.Message, "MARKET_UNAVAILABLE");
}
