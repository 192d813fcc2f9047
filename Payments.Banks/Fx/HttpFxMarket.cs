using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using Payments.Banks.Connections;
using Payments.Domain.Fx;
using Payments.Domain.Values;

namespace Payments.Banks.Fx;

internal sealed record WireRates(DateTimeOffset Timestamp, IReadOnlyList<WireRate> Rates);

internal sealed record WireRate(string Pair, string Bid, string Ask, string Mid);

internal sealed record WirePairs(IReadOnlyList<string> Pairs);

/// <summary>
/// Prices over HTTP; what is stale, jumps or makes no sense is not passed on. A price is asked for
/// once in `Banks:FxFreshFor`, however many quotes are made of it.
/// </summary>
internal sealed class HttpFxMarket(
    IHttpClientFactory clients,
    OutsideAddresses addresses,
    TimeProvider time,
    JumpGuard jumps,
    IOptions<BanksOptions> options
) : IFxMarket
{
    // No currency buys more than so many of another, nor fewer than one in so many.
    private const decimal RateMax = 1_000_000_000m;

    private readonly ConcurrentDictionary<
        CurrencyPair,
        (MarketPrice Price, DateTimeOffset AskedAt)
    > _fresh = new();

    public async Task<IReadOnlyList<CurrencyPair>> GetPairsAsync(
        CancellationToken cancellationToken
    )
    {
        var answer = await AskAsync("fx/pairs", cancellationToken);
        var pairs = answer.IsSuccess
            ? OutsideHttp.TryParse(answer.Body, BanksJson.Default.WirePairs)
            : null;
        return [.. (pairs ?? throw NotUnderstood()).Pairs.Select(Pair)];
    }

    public async Task<IReadOnlyList<MarketPrice>> GetPricesAsync(
        IReadOnlyList<CurrencyPair> pairs,
        CancellationToken cancellationToken
    )
    {
        CurrencyPair[] missing = [.. pairs.Where(pair => !IsFresh(pair)).Distinct()];
        Dictionary<CurrencyPair, MarketPrice> prices = [];
        foreach (var pair in pairs.Except(missing))
        {
            prices[pair] = _fresh[pair].Price;
        }

        foreach (var price in await FetchAsync(missing, cancellationToken))
        {
            _fresh[price.Pair] = (price, time.GetUtcNow());
            prices[price.Pair] = price;
        }

        return [.. pairs.Select(pair => prices[pair])];
    }

    private bool IsFresh(CurrencyPair pair)
    {
        var now = time.GetUtcNow();
        return _fresh.TryGetValue(pair, out var known)
            && (now - known.AskedAt).Duration() < options.Value.FxFreshFor
            && (now - known.Price.At).Duration() <= options.Value.FxStaleAfter;
    }

    private async Task<IReadOnlyList<MarketPrice>> FetchAsync(
        CurrencyPair[] pairs,
        CancellationToken cancellationToken
    )
    {
        if (pairs.Length == 0)
        {
            return [];
        }

        var query = string.Join(',', pairs);
        var answer = await AskAsync($"fx/rates?pairs={query}", cancellationToken);
        if (answer.Status == 400)
        {
            throw new FxPairNotTradedException($"The market does not trade all of {query}.");
        }

        var rates = answer.IsSuccess
            ? OutsideHttp.TryParse(answer.Body, BanksJson.Default.WireRates)
            : null;
        if (rates is null || rates.Rates.Count != pairs.Length)
        {
            throw NotUnderstood();
        }

        if ((time.GetUtcNow() - rates.Timestamp).Duration() > options.Value.FxStaleAfter)
        {
            throw Refuse("The market's prices are stale.", MarketTrouble.Stale);
        }

        MarketPrice[] prices =
        [
            .. pairs.Zip(rates.Rates, (pair, rate) => Price(pair, rate, rates.Timestamp)),
        ];
        // All of them are looked at, so that each one's own history goes on.
        return prices.Count(jumps.Believes) == prices.Length
            ? prices
            : throw Refuse("A price of the market has jumped.", MarketTrouble.Jumping);
    }

    private async Task<Answer> AskAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(addresses.Market, path));
        return await clients.CallAsync(request, Unavailable, cancellationToken);
    }

    private MarketPrice Price(CurrencyPair pair, WireRate rate, DateTimeOffset at)
    {
        var price = new MarketPrice(
            pair,
            Decimal(rate.Bid),
            Decimal(rate.Ask),
            Decimal(rate.Mid),
            at
        );
        return
            rate.Pair == pair.ToString()
            && price.Bid <= price.Mid
            && price.Mid <= price.Ask
            && price.Ask - price.Bid <= price.Mid * options.Value.FxSpreadMax
            ? price
            : throw Refuse("The market's prices make no sense.", MarketTrouble.Absurd);
    }

    private static CurrencyPair Pair(string text) =>
        text.Split('/') is [var from, var to]
        && Currency.TryParse(from, out var sold)
        && Currency.TryParse(to, out var bought)
            ? new(sold, bought)
            : throw NotUnderstood();

    private static decimal Decimal(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value
        ) && value is > 1 / RateMax and < RateMax
            ? value
            : throw Refuse("A price is not a sensible decimal.", MarketTrouble.Absurd);

    private static FxMarketUnavailableException NotUnderstood() =>
        Unavailable("The market's answer was not understood.");

    private static FxMarketUnavailableException Refuse(string message, MarketTrouble trouble) =>
        new(message, trouble: trouble);

    private static FxMarketUnavailableException Unavailable(
        string message,
        Exception? inner = null
    ) => new(message, inner);
}
