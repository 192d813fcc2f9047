using Payments.Domain.Fx;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Fx;

/// <summary>The time of the firm quote is over: ask for another.</summary>
public sealed class QuoteExpiredError(QuoteExpiredException refusal) : UserError(refusal);

/// <summary>The firm quote was used by another payment.</summary>
public sealed class QuoteAlreadyUsedError(QuoteAlreadyUsedException refusal) : UserError(refusal);

/// <summary>The exchange market gives no price now; try again soon.</summary>
public sealed class MarketUnavailableError(MarketUnavailableException refusal) : UserError(refusal);
