using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Fx;
using Payments.GraphQL.Ledger;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.FxPayments;

/// <summary>Which payment to call off.</summary>
/// <param name="PaymentId">One of yours that is not over.</param>
/// <param name="ReturnedMin">Refuse if less than this of `from` would be back; left out: take what it is.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
/// <param name="DryRun">Runs everything and keeps nothing; `cancellation` shows what would be back.</param>
public sealed record CancelPaymentInput(
    [property: ID<Payment>] PaymentId PaymentId,
    MoneyInput? ReturnedMin,
    string IdempotencyKey,
    bool? DryRun
);

/// <summary>What became of the request.</summary>
/// <param name="Payment">The payment with its `cancellation`; null when refused.</param>
/// <param name="Replayed">True when the key had asked before and nothing happened now.</param>
/// <param name="DryRun">What would have moved; only with `dryRun: true`.</param>
public sealed record CancelPaymentPayload(Payment? Payment, bool Replayed, DryRun? DryRun);

/// <summary>At the market's price less would be back than you would take; it may be more later.</summary>
public sealed class ReconversionTooLowError(ReconversionTooLowException refusal)
    : UserError(refusal)
{
    /// <summary>What would be back of `from` now.</summary>
    public Money Returned { get; } = refusal.Returned;
}

[MutationType]
public static class CancelPaymentMutation
{
    /// <summary>
    /// Calls a payment off. What was bought is sold again at the market's price, fixed now; `cancellation`
    /// shows it. While no rail has the payment, because it is under review or its rail is down, it is
    /// CANCELLED at once, and the fee is back too. Otherwise the rail is asked: it ends CANCELLED, or as if
    /// nothing had been asked.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">Which payment.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<MarketUnavailableError>]
    [Error<ReconversionTooLowError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CancelPaymentPayload> CancelPaymentAsync(
        CancelPaymentInput input,
        Caller caller,
        PaymentById payments,
        IFxMarket market,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var payment =
            await payments.LoadAsync(caller.TenantId, input.PaymentId, cancellationToken)
            ?? throw new NotFoundException(input.PaymentId.ToString(), "input", "paymentId");
        var (price, trouble) = await PriceAsync(market, payment, cancellationToken);
        var result = await gate.RunAsync(
            new CancelPayment(input.PaymentId, input.ReturnedMin?.ToMoney("input", "returnedMin"))
            {
                Price = price,
                Trouble = trouble,
            },
            caller,
            CommandOptions.Keyed(input.IdempotencyKey, input.DryRun),
            cancellationToken
        );
        return new(result.Value, result.Replayed, DryRun.Of(result.Preview));
    }

    private static async Task<(MarketPrice?, MarketTrouble)> PriceAsync(
        IFxMarket market,
        Payment payment,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var back = new CurrencyPair(payment.To.Currency, payment.From.Currency);
            return ((await market.GetPricesAsync([back], cancellationToken))[0], default);
        }
        catch (FxPairNotTradedException)
        {
            return (null, MarketTrouble.NoAnswer);
        }
        catch (FxMarketUnavailableException unavailable)
        {
            // Whether that matters is for the command to say: a used key has its answer already.
            return (null, unavailable.Trouble);
        }
    }
}
