namespace Payments.Tests.Simulation;

/// <summary>
/// All chance of a simulation: the same seed throws the same numbers on every machine and runtime,
/// for ever (SplitMix64, Steele, Lea and Flood 2014).
/// </summary>
internal sealed class Dice(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>0 … one less than the number of sides.</summary>
    public int Throw(int sides) => (int)(Next() % (ulong)sides);

    public long Between(long least, long most) =>
        least + (long)(Next() % (ulong)(most - least + 1));

    public bool OneIn(int sides) => Throw(sides) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Throw(choices.Count)];

    /// <summary>One of them, the heavier the likelier.</summary>
    public T Of<T>(IReadOnlyList<(int Weight, T Choice)> choices)
    {
        var left = Throw(choices.Sum(choice => choice.Weight));
        var index = 0;
        while (left >= choices[index].Weight)
        {
            left -= choices[index].Weight;
            index++;
        }

        return choices[index].Choice;
    }

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
