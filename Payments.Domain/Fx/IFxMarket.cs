using Payments.Domain.Values;

namespace Payments.Domain.Fx;

/// <summary>Where exchange rates come from.</summary>
public interface IFxMarket
{
    /// <summary>Every pair that has a price, each in the direction of its symbol.</summary>
    /// <exception cref="FxMarketUnavailableException">No answer.</exception>
    Task<IReadOnlyList<CurrencyPair>> GetPairsAsync(CancellationToken cancellationToken);

    /// <summary>One price for each pair, in the order asked; never older than the market's limit.</summary>
    /// <exception cref="FxPairNotTradedException">A pair is unknown to the market.</exception>
    /// <exception cref="FxMarketUnavailableException">No answer, or none that can be traded on.</exception>
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

/// <summary>Why a market's prices are not traded on.</summary>
public enum MarketTrouble
{
    /// <summary>No answer in time, or one that cannot be read.</summary>
    NoAnswer,

    /// <summary>The newest price is older than the limit (`Banks:FxStaleAfter`).</summary>
    Stale,

    /// <summary>A price that no market has: negative, crossed, or with a spread beyond `Banks:FxSpreadMax`.</summary>
    Absurd,

    /// <summary>Too far from the price before (`Banks:FxJumpMax`), and not confirmed yet (`Banks:FxJumpSettle`).</summary>
    Jumping,
}

/// <summary>No price to trade on: try again later.</summary>
public sealed class FxMarketUnavailableException(
    string message,
    Exception? inner = null,
    MarketTrouble trouble = MarketTrouble.NoAnswer
) : Exception(message, inner)
{
    public MarketTrouble Trouble { get; } = trouble;
}
