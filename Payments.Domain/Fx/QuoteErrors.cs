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
        $"Quote {id} was used by another payment.",
        "input",
        "quoteId"
    );

/// <summary>Nobody gives a price now.</summary>
public sealed class MarketUnavailableException(CurrencyPair pair)
    : DomainException(ErrorCode.MarketUnavailable, $"There is no price for {pair} now.");
