using System.Runtime.InteropServices;

namespace Cacao.Validation.Overlap;

/// <summary>
/// Which pairs of sets have been compared. What was found harmonious in earnest is so as well where
/// the two exclude each other, but not the other way round.
/// </summary>
internal sealed class PairMemory
{
    private readonly Dictionary<long, bool> _pairs = [];

    public bool Has(FieldSet first, FieldSet second, bool exclusive) =>
        _pairs.TryGetValue(Key(first, second), out var knownExclusive)
        && (exclusive || !knownExclusive);

    /// <summary>False if it was known already.</summary>
    public bool Add(FieldSet first, FieldSet second, bool exclusive)
    {
        ref var knownExclusive = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _pairs,
            Key(first, second),
            out var isKnown
        );
        if (isKnown && (exclusive || !knownExclusive))
        {
            return false;
        }
        knownExclusive = exclusive;
        return true;
    }

    private static long Key(FieldSet first, FieldSet second) =>
        ((long)first.Number << 32) | (uint)second.Number;
}
