using Microsoft.Extensions.Options;
using Payments.Domain.Fx;

namespace Payments.Banks.Fx;

/// <summary>
/// Believes a price that is near the one before. One that is further away is believed only when it
/// is still there after a while: a slipped digit goes away, a real move stays.
/// </summary>
internal sealed class JumpGuard(TimeProvider time, IOptions<BanksOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<MarketSymbol, Watched> _watched = [];

    public bool Believes(MarketPrice price)
    {
        var symbol = MarketSymbol.Of(price.Pair);
        var mid = MarketSymbol.IsInverted(price.Pair) ? 1 / price.Mid : price.Mid;
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (
                !_watched.TryGetValue(symbol, out var before)
                || now - before.SeenAt > options.Value.FxJumpMemory
                || IsNear(mid, before.Mid)
                || (
                    before.Doubtful is { } doubtful
                    && IsNear(mid, doubtful.Mid)
                    && now - doubtful.Since >= options.Value.FxJumpSettle
                )
            )
            {
                _watched[symbol] = new(mid, now, Doubtful: null);
                return true;
            }

            if (before.Doubtful is not { } known || !IsNear(mid, known.Mid))
            {
                _watched[symbol] = before with { Doubtful = new(mid, now) };
            }

            return false;
        }
    }

    private bool IsNear(decimal mid, decimal other) =>
        Math.Abs(mid - other) <= other * options.Value.FxJumpMax;

    private sealed record Watched(decimal Mid, DateTimeOffset SeenAt, Doubt? Doubtful);

    private sealed record Doubt(decimal Mid, DateTimeOffset Since);
}
