using Payments.Domain.Fx;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Fx;

/// <summary>The time of the firm quote is over: ask for another.</summary>
public sealed class QuoteExpiredError(QuoteExpiredException refusal) : UserError(refusal);

/// <summary>The firm quote was used by another payment or conversion.</summary>
public sealed class QuoteAlreadyUsedError(QuoteAlreadyUsedException refusal) : UserError(refusal);

/// <summary>The exchange market gives no price now that can be traded on; try again soon.</summary>
public sealed class MarketUnavailableError(MarketUnavailableException refusal) : UserError(refusal)
{
    /// <summary>What is wrong with the market.</summary>
    public MarketTrouble Trouble { get; } = refusal.Trouble;
}

/// <summary>No market trades the two currencies against each other; `currencyPairs` lists what is traded.</summary>
public sealed class CurrencyPairNotSupportedError(CurrencyPairNotSupportedException refusal)
    : UserError(refusal);
