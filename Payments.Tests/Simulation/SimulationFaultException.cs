namespace Payments.Tests.Simulation;

/// <summary>Something that must never be so was found.</summary>
public sealed class SimulationFaultException(string message) : Exception(message)
{
    public static void When(bool isWrong, string message)
    {
        if (isWrong)
        {
            throw new SimulationFaultException(message);
        }
    }
}
