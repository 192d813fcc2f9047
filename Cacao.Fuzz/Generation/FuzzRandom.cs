namespace Cacao.Fuzz.Generation;

/// <summary>
/// SplitMix64: small, and the same sequence for the same seed on every machine and runtime, which
/// <see cref="Random"/> does not promise.
/// </summary>
internal sealed class FuzzRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A sequence of its own for each step of a run.</summary>
    public static FuzzRandom Of(ulong seed, long step) =>
        new(unchecked((seed * 0xD1B54A32D192ED03) ^ (ulong)step));

    public ulong Bits()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var bits = _state;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }

    /// <summary>From zero up to, but not including, the bound.</summary>
    public int Below(int bound) => (int)(Bits() % (ulong)bound);

    /// <summary>Small numbers often, large ones now and then.</summary>
    public int Skewed(int bound) => Below(Below(bound) + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
