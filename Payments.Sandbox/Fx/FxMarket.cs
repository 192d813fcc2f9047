namespace Payments.Sandbox.Fx;

/// <summary>What one unit of the first currency costs in the second; Bid is what the market pays.</summary>
internal sealed record MarketRate(decimal Bid, decimal Ask, decimal Mid);

/// <summary>
/// A market that wanders slowly around sensible levels, a function of time alone: two nodes, or one
/// before and after a restart, see the same rates.
/// </summary>
/// <remarks>
/// A pair's mid is the quotient of two dollar prices, its ask is the reciprocal of the bid the other
/// way round, and prices are rounded against the taker: no circle of exchanges gains.
/// </remarks>
internal sealed class FxMarket(TimeProvider time)
{
    /// <summary>Ask = mid × 1.0008, bid = mid ÷ 1.0008: eight hundredths of a percent each way.</summary>
    private const decimal Spread = 1.0008m;
    private const int SignificantDigits = 10;

    /// <summary>Levels around which the walk goes: US dollars for one unit.</summary>
    private static readonly Dictionary<string, decimal> Levels = new(StringComparer.Ordinal)
    {
        ["AUD"] = 0.655m,
        ["CAD"] = 0.725m,
        ["CHF"] = 1.14m,
        ["CNY"] = 0.139m,
        ["EUR"] = 1.085m,
        ["GBP"] = 1.27m,
        ["HKD"] = 0.128m,
        ["INR"] = 0.0119m,
        ["JPY"] = 0.0066m,
        ["KWD"] = 3.26m,
        ["MXN"] = 0.0555m,
        ["NZD"] = 0.605m,
        ["RON"] = 0.218m,
        ["SGD"] = 0.745m,
        ["USD"] = 1m,
    };

    /// <summary>How long a swing takes and how far it goes at most, slow and wide to fast and narrow.</summary>
    private static readonly (long PeriodSeconds, decimal Amplitude)[] Swings =
    [
        (7 * 86_400, 0.012m),
        (86_400, 0.004m),
        (3_600, 0.0008m),
        (60, 0.0001m),
    ];

    public static IEnumerable<string> Currencies => Levels.Keys.Order(StringComparer.Ordinal);

    /// <summary>Prices move once a second.</summary>
    public DateTimeOffset Now =>
        DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

    /// <returns>Null for a currency that is not traded.</returns>
    public static MarketRate? Rate(string from, string to, DateTimeOffset at)
    {
        if (Dollars(from, at) is not { } fromDollars || Dollars(to, at) is not { } toDollars)
        {
            return null;
        }

        if (from == to)
        {
            return new MarketRate(1, 1, 1);
        }

        var mid = fromDollars / toDollars;
        return new MarketRate(
            Round(mid / Spread, decimal.Floor),
            Round(mid * Spread, decimal.Ceiling),
            Round(mid, decimal.Round)
        );
    }

    private static decimal? Dollars(string currency, DateTimeOffset at)
    {
        if (!Levels.TryGetValue(currency, out var level))
        {
            return null;
        }

        if (currency == "USD")
        {
            return level;
        }

        var seed = StableHash.Of(currency);
        var seconds = at.ToUnixTimeSeconds();
        return level
            * (
                1 + Swings.Sum(swing => swing.Amplitude * Noise(seed, seconds, swing.PeriodSeconds))
            );
    }

    /// <summary>Between −1 and 1: random at each end of a period, smooth in between.</summary>
    private static decimal Noise(ulong seed, long seconds, long period)
    {
        var cell = seconds / period;
        var part = (decimal)(seconds % period) / period;
        var smooth = part * part * (3 - (2 * part));
        var left = Knot(seed, period, cell);
        return left + ((Knot(seed, period, cell + 1) - left) * smooth);
    }

    private static decimal Knot(ulong seed, long period, long cell) =>
        ((long)(StableHash.Of(StableHash.Of(seed, period), cell) % 2_000_001) - 1_000_000)
        / 1_000_000m;

    private static decimal Round(decimal value, Func<decimal, decimal> direction)
    {
        var scale = 1m;
        while (value * scale < 1)
        {
            scale *= 10;
        }

        for (var digits = 1; digits < SignificantDigits && value * scale < 1_000_000_000m; digits++)
        {
            scale *= 10;
        }

        return direction(value * scale) / scale;
    }
}
