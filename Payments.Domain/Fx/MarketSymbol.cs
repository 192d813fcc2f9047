using Payments.Domain.Values;

namespace Payments.Domain.Fx;

/// <summary>
/// How the market names a pair, whichever way money goes: the currency that ranks first is the one
/// that is priced. AUD leads, being the platform's home; then the order that dealers use.
/// </summary>
public readonly record struct MarketSymbol(Currency Base, Currency Priced)
{
    private const int ReciprocalDecimals = 10;

    // ISO 4217 codes by the market's precedence; whoever is not named comes after, by the alphabet.
    private static readonly string[] Precedence =
    [
        "AUD",
        "EUR",
        "GBP",
        "NZD",
        "USD",
        "CAD",
        "CHF",
        "SGD",
        "HKD",
    ];

    public static MarketSymbol Of(CurrencyPair pair) =>
        Leads(pair.From, pair.To) ? new(pair.From, pair.To) : new(pair.To, pair.From);

    /// <summary>True when the pair goes against the symbol: it gives what the symbol prices in.</summary>
    public static bool IsInverted(CurrencyPair pair) => !Leads(pair.From, pair.To);

    /// <summary>A price of the pair as one of the symbol; the reciprocal for an inverted pair.</summary>
    public static (decimal Bid, decimal Ask, decimal Mid) Quote(
        CurrencyPair pair,
        decimal bid,
        decimal ask,
        decimal mid
    ) => IsInverted(pair) ? (Reciprocal(ask), Reciprocal(bid), Reciprocal(mid)) : (bid, ask, mid);

    public override string ToString() => $"{Base}{Priced}";

    private static decimal Reciprocal(decimal value) =>
        value == 0 ? 0 : decimal.Round(1 / value, ReciprocalDecimals, MidpointRounding.ToEven);

    private static bool Leads(Currency left, Currency right)
    {
        var (leftRank, rightRank) = (RankOf(left), RankOf(right));
        return leftRank == rightRank
            ? string.CompareOrdinal(left.Code, right.Code) < 0
            : leftRank < rightRank;
    }

    private static int RankOf(Currency currency)
    {
        var rank = Array.IndexOf(Precedence, currency.Code);
        return rank < 0 ? Precedence.Length : rank;
    }
}
