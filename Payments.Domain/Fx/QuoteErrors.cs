using Payments.Domain.Errors;

namespace Payments.Domain.Fx;

/// <summary>The time of a firm quote is over: ask for another.</summary>
public sealed class QuoteExpiredException(QuoteId id, DateTimeOffset expiredAt)
    : DomainException(
        ErrorCode.QuoteExpired,
        $"Quote {id} expired at {expiredAt:yyyy-MM-ddTHH:mm:ssZ}.",
        "input",
        "quoteId"
    );

/// <summary>A firm quote buys once.</summary>
public sealed class QuoteAlreadyUsedException(QuoteId id)
    : DomainException(
        ErrorCode.QuoteAlreadyUsed,
        $"Quote {id} was used before.",
        "input",
        "quoteId"
    );

/// <summary>Nobody gives a price now that can be traded on.</summary>
public sealed class MarketUnavailableException(CurrencyPair pair, MarketTrouble trouble)
    : DomainException(
        ErrorCode.MarketUnavailable,
        $"There is no price for {pair} now: {Why(trouble)}."
    )
{
    public MarketTrouble Trouble { get; } = trouble;

    private static string Why(MarketTrouble trouble) =>
        trouble switch
        {
            MarketTrouble.Stale => "the market's newest one is too old",
            MarketTrouble.Absurd => "the market's makes no sense",
            MarketTrouble.Jumping => "the market's has jumped and is not confirmed yet",
            _ => "the market does not answer",
        };
}

/// <summary>No market trades the two currencies against each other.</summary>
public sealed class CurrencyPairNotSupportedException(CurrencyPair pair, params string[] path)
    : DomainException(
        ErrorCode.CurrencyPairNotSupported,
        $"{pair} is not traded; `currencyPairs` lists what is.",
        path
    );
