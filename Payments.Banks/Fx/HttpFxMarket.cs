using System.Globalization;
using Microsoft.Extensions.Options;
using Payments.Banks.Connections;
using Payments.Domain.Fx;

namespace Payments.Banks.Fx;

internal sealed record WireRates(DateTimeOffset Timestamp, IReadOnlyList<WireRate> Rates);

internal sealed record WireRate(string Pair, string Bid, string Ask, string Mid);

/// <summary>Prices over HTTP; what is stale or makes no sense is not passed on.</summary>
internal sealed class HttpFxMarket(
    IHttpClientFactory clients,
    OutsideAddresses addresses,
    TimeProvider time,
    IOptions<BanksOptions> options
) : IFxMarket
{
    public async Task<IReadOnlyList<MarketPrice>> GetPricesAsync(
        IReadOnlyList<CurrencyPair> pairs,
        CancellationToken cancellationToken
    )
    {
        if (pairs.Count == 0)
        {
            return [];
        }

        var query = string.Join(',', pairs);
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(addresses.Sandbox, $"fx/rates?pairs={query}")
        );
        var answer = await clients.CallAsync(request, Unavailable, cancellationToken);
        if (answer.Status == 400)
        {
            throw new FxPairNotTradedException($"The market does not trade all of {query}.");
        }

        var rates = answer.IsSuccess
            ? OutsideHttp.TryParse(answer.Body, BanksJson.Default.WireRates)
            : null;
        if (rates is null || rates.Rates.Count != pairs.Count)
        {
            throw Unavailable("The market's answer was not understood.");
        }

        return (time.GetUtcNow() - rates.Timestamp).Duration() > options.Value.FxStaleAfter
            ? throw Unavailable("The market's prices are stale.")
            : [.. pairs.Zip(rates.Rates, (pair, rate) => Price(pair, rate, rates.Timestamp))];
    }

    private static MarketPrice Price(CurrencyPair pair, WireRate rate, DateTimeOffset at)
    {
        var price = new MarketPrice(
            pair,
            Decimal(rate.Bid),
            Decimal(rate.Ask),
            Decimal(rate.Mid),
            at
        );
        return rate.Pair == pair.ToString() && price.Bid <= price.Mid && price.Mid <= price.Ask
            ? price
            : throw Unavailable("The market's prices make no sense.");
    }

    private static decimal Decimal(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value
        )
        && value > 0
            ? value
            : throw Unavailable("A price is not a positive decimal.");

    private static FxMarketUnavailableException Unavailable(
        string message,
        Exception? inner = null
    ) => new(message, inner);
}
