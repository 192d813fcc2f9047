using System.Globalization;

namespace Payments.Tests.Simulation;

/// <summary>What went wrong under which seed, how to see it again, and all that happened before.</summary>
public sealed class SimulationFailedException(int seed, Trace trace, Exception cause)
    : Exception(
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Seed {seed}: {cause.Message}
            Again: {SimulationSeeds.Variable}={seed} ./artifacts/bin/Payments.Tests/debug/Payments.Tests -class {typeof(SimulationTests).FullName}
            {string.Join('\n', trace.Lines)}
            {cause}
            """
        ),
        cause
    )
{
    public Exception Cause { get; } = cause;

    public Trace Trace { get; } = trace;
}
