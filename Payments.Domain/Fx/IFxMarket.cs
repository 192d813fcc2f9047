using Payments.Domain.Values;

namespace Payments.Domain.Fx;

/// <summary>Where exchange rates come from.</summary>
public interface IFxMarket
{
    /// <summary>One price for each pair, in the order asked; never older than the market's limit.</summary>
    /// <exception cref="FxPairNotTradedException">A pair is unknown to the market.</exception>
    /// <exception cref="FxMarketUnavailableException">No answer, or only stale prices.</exception>
    Task<IReadOnlyList<MarketPrice>> GetPricesAsync(
        IReadOnlyList<CurrencyPair> pairs,
        CancellationToken cancellationToken
    );
}

public readonly record struct CurrencyPair(Currency From, Currency To)
{
    public override string ToString() => $"{From}/{To}";
}

/// <summary>What one unit of the pair's From is worth in its To.</summary>
/// <param name="Bid">What the market pays for a unit: who gives From gets this.</param>
/// <param name="Ask">What the market takes for a unit: who wants From pays this.</param>
/// <param name="At">When the market made the price.</param>
public sealed record MarketPrice(
    CurrencyPair Pair,
    decimal Bid,
    decimal Ask,
    decimal Mid,
    DateTimeOffset At
);

public sealed class FxPairNotTradedException(string message) : Exception(message);

/// <summary>No answer, nonsense, or prices too old to trade on: try again later.</summary>
public sealed class FxMarketUnavailableException(string message, Exception? inner = null)
    : Exception(message, inner);
