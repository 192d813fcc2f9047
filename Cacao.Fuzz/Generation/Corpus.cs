namespace Cacao.Fuzz.Generation;

/// <summary>Inputs that showed something new: what guides the next ones.</summary>
internal sealed class Corpus
{
    private const int InputsMax = 2000;

    private readonly List<byte[]> _inputs = [];
    private readonly HashSet<ulong> _seen = [];

    public IReadOnlyList<byte[]> Inputs => _inputs;

    public int FeatureCount => _seen.Count;

    /// <summary>Keeps the input when one of its features was never seen before.</summary>
    public void Add(byte[] input, IReadOnlyCollection<ulong> features)
    {
        var before = _seen.Count;
        _seen.UnionWith(features);
        if (_seen.Count > before && _inputs.Count < InputsMax)
        {
            _inputs.Add(input);
        }
    }
}
