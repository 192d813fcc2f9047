using Payments.Domain.Values;

namespace Payments.Domain.Fx;

/// <summary>The way to trade at the market. An order is traded once, however often it is placed.</summary>
public interface IFxDealer
{
    /// <summary>Places the order, or asks again what has become of it.</summary>
    /// <exception cref="FxMarketUnavailableException">Whether it was taken is unknown: place it again.</exception>
    Task<FxOrderState> PlaceAsync(FxOrder order, CancellationToken cancellationToken);

    /// <summary>Calls the order off, if it has not ended; one that was never placed will never trade.</summary>
    /// <returns>The end that it came to, which may be EXECUTED.</returns>
    /// <exception cref="FxMarketUnavailableException">Whether it was heard is unknown: try again.</exception>
    Task<FxOrderState> CancelAsync(string orderId, CancellationToken cancellationToken);
}

/// <summary>What only a simulated market can do: be told how an order ends.</summary>
public interface IFxDealerSimulator
{
    /// <returns>False when the order has ended already.</returns>
    /// <exception cref="FxMarketUnavailableException">It has not come yet, or whether it was heard is unknown: try again.</exception>
    Task<bool> ForceAsync(
        string orderId,
        FxOrderOutcome outcome,
        CancellationToken cancellationToken
    );
}

/// <param name="OrderId">Ours: the printed id of the conversion.</param>
/// <param name="Sells">What we give the market.</param>
/// <param name="Buys">What the market gives us.</param>
/// <param name="Memo">Text of ours; the simulated market takes its orders from it (`HALT_FX`).</param>
public sealed record FxOrder(string OrderId, Money Sells, Money Buys, string? Memo);

public sealed record FxOrderState(FxOrderOutcome Outcome, string? ReasonCode);

public enum FxOrderOutcome
{
    /// <summary>Taken, and not at its end.</summary>
    Working,

    /// <summary>Traded.</summary>
    Executed,

    /// <summary>The market would not trade it.</summary>
    Rejected,

    /// <summary>Called off before it was traded.</summary>
    Cancelled,
}
