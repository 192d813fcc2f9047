using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.Sandbox.Fx;

internal sealed record RatesMessage(DateTimeOffset Timestamp, IReadOnlyList<RateMessage> Rates);

/// <summary>Decimal strings: a JSON number would pass through a float in many readers.</summary>
internal sealed record RateMessage(string Pair, string Bid, string Ask, string Mid);

/// <summary>Every pair that is traded, in one of its two directions.</summary>
internal sealed record PairsMessage(IReadOnlyList<string> Pairs);

internal sealed record FxError(string Code, string Message);

/// <summary>GET /fx/pairs, GET /fx/rates?pairs=AUD/EUR,EUR/JPY</summary>
internal static class FxEndpoints
{
    private const int PairsMax = 200;

    public static void MapFx(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/fx/rates", context => Answer(context).ExecuteAsync(context));
        routes.MapGet("/fx/pairs", context => Pairs().ExecuteAsync(context));
    }

    private static IResult Pairs() =>
        Results.Json(
            new PairsMessage([
                .. FxMarket
                    .Currencies.SelectMany(
                        _ => FxMarket.Currencies,
                        (from, to) => (From: from, To: to)
                    )
                    .Where(pair => string.CompareOrdinal(pair.From, pair.To) < 0)
                    .Select(pair => $"{pair.From}/{pair.To}"),
            ]),
            SandboxJson.Default.PairsMessage
        );

    private static IResult Answer(HttpContext context)
    {
        var pairs = context
            .Request.Query["pairs"]
            .ToString()
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (pairs.Length is 0 or > PairsMax)
        {
            return Refuse("pairs must name 1 to 200 pairs such as AUD/EUR, parted by commas.");
        }

        var now = context.Resolve<FxMarket>().Now;
        var rates = new List<RateMessage>(pairs.Length);
        foreach (var pair in pairs)
        {
            if (
                pair.Split('/') is not [{ Length: 3 } from, { Length: 3 } to]
                || FxMarket.Rate(from, to, now) is not { } rate
            )
            {
                return Refuse($"The market does not trade one of the pairs; it knows {Known}.");
            }

            rates.Add(new RateMessage(pair, Text(rate.Bid), Text(rate.Ask), Text(rate.Mid)));
        }

        return Results.Json(new RatesMessage(now, rates), SandboxJson.Default.RatesMessage);
    }

    private static string Known => string.Join(", ", FxMarket.Currencies);

    private static string Text(decimal rate) =>
        rate.ToString("0.##################", CultureInfo.InvariantCulture);

    private static IResult Refuse(string message) =>
        Results.Json(
            new FxError("PAIRS_INVALID", message),
            SandboxJson.Default.FxError,
            statusCode: StatusCodes.Status400BadRequest
        );
}
