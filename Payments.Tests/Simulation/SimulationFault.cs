namespace Payments.Tests.Simulation;

/// <summary>Something that must never be so was found.</summary>
internal sealed class SimulationFault(string message) : Exception(message)
{
    public static void When(bool isWrong, string message)
    {
        if (isWrong)
        {
            throw new SimulationFault(message);
        }
    }
}
