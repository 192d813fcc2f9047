namespace Cacao.Validation.Overlap;

/// <summary>
/// Which pairs have been compared. What was found harmonious in earnest is so as well where the two
/// exclude each other, but not the other way round.
/// </summary>
internal sealed class PairMemory<TFirst, TSecond>
    where TFirst : class
    where TSecond : class
{
    private readonly Dictionary<(TFirst, TSecond), bool> _pairs = [];

    public bool Has(TFirst first, TSecond second, bool exclusive) =>
        _pairs.TryGetValue((first, second), out var knownExclusive)
        && (exclusive || !knownExclusive);

    /// <summary>False if it was known already.</summary>
    public bool Add(TFirst first, TSecond second, bool exclusive)
    {
        if (Has(first, second, exclusive))
        {
            return false;
        }
        _pairs[(first, second)] = exclusive;
        return true;
    }
}
