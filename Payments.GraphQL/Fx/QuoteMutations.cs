using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Fx;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Fx;

/// <summary>What to price. Exactly one of the amounts is given.</summary>
/// <param name="FromCurrency">What you give.</param>
/// <param name="ToCurrency">What the recipient gets.</param>
/// <param name="FromAmount">How much you give, without the fee.</param>
/// <param name="ToAmount">How much the recipient gets.</param>
/// <param name="Firm">True for a price that binds us for two minutes and can be used once.</param>
/// <param name="Applicability">What it is to buy: a PAYMENT unless said otherwise.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record CreateQuoteInput(
    Currency FromCurrency,
    Currency ToCurrency,
    AmountText? FromAmount,
    AmountText? ToAmount,
    bool? Firm,
    QuoteApplicability? Applicability,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Quote">The quote; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record CreateQuotePayload(Quote? Quote, bool Replayed);

[MutationType]
public static class QuoteMutations
{
    /// <summary>
    /// Prices an exchange. An indicative quote is information; a firm one (`firm: true`) can be bought
    /// by one payment, or one conversion, until it expires.
    /// A firm quote takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">What to price.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<ForbiddenError>]
    [Error<CurrencyPairNotSupportedError>]
    [Error<MarketUnavailableError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CreateQuotePayload> CreateQuoteAsync(
        CreateQuoteInput input,
        Caller caller,
        IFxMarket market,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var options = CommandOptions.Keyed(input.IdempotencyKey);
        var pair = PairOf(input);
        var (price, trouble) = await PriceAsync(market, pair, cancellationToken);
        var command = new CreateQuote(
            pair,
            input.FromAmount?.In(pair.From, "input", "fromAmount"),
            input.ToAmount?.In(pair.To, "input", "toAmount"),
            input.Firm is true,
            input.Applicability
        )
        {
            Price = price,
            Trouble = trouble,
        };
        var result = await gate.RunAsync(command, caller, options, cancellationToken);
        return new(result.Value, result.Replayed);
    }

    private static CurrencyPair PairOf(CreateQuoteInput input)
    {
        if (input.FromCurrency == input.ToCurrency)
        {
            throw new InvalidInputException(
                "Two different currencies are needed.",
                "input",
                "toCurrency"
            );
        }

        if (input.FromAmount is null == input.ToAmount is null)
        {
            throw new InvalidInputException(
                "Exactly one of fromAmount and toAmount is given.",
                "input",
                input.FromAmount is null ? "fromAmount" : "toAmount"
            );
        }

        return new(input.FromCurrency, input.ToCurrency);
    }

    private static async Task<(MarketPrice?, MarketTrouble)> PriceAsync(
        IFxMarket market,
        CurrencyPair pair,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return ((await market.GetPricesAsync([pair], cancellationToken))[0], default);
        }
        catch (FxPairNotTradedException)
        {
            throw new CurrencyPairNotSupportedException(pair, "input", "toCurrency");
        }
        catch (FxMarketUnavailableException unavailable)
        {
            // Whether that matters is for the command to say: a used key has its quote already.
            return (null, unavailable.Trouble);
        }
    }
}
