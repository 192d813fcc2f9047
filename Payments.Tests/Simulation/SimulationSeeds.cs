using System.Globalization;

namespace Payments.Tests.Simulation;

/// <summary>Which seeds to run: 200, or those that the environment names.</summary>
internal static class SimulationSeeds
{
    /// <summary>One seed (<c>4711</c>), or a range of them (<c>1-5000</c>).</summary>
    public const string Variable = "PAYMENTS_SIMULATION_SEEDS";

    private const string Usual = "1-200";

    public static IEnumerable<int> Chosen => Parse(Environment.GetEnvironmentVariable(Variable));

    internal static IEnumerable<int> Parse(string? text)
    {
        var ends = (string.IsNullOrEmpty(text) ? Usual : text)
            .Split('-')
            .Select(end => int.Parse(end, NumberStyles.None, CultureInfo.InvariantCulture))
            .ToList();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
