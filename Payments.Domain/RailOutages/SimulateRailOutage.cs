using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Rails;

namespace Payments.Domain.RailOutages;

/// <summary>
/// A sandbox tenant plays that a rail is down, or up again. What it makes meanwhile is held as in earnest;
/// what others make is not touched.
/// </summary>
/// <param name="Scheme">Which rail.</param>
/// <param name="Down">False ends the outage.</param>
public sealed record SimulateRailOutage(RailScheme Scheme, bool Down) : Command<RailOutage>
{
    /// <exception cref="InvalidInputException">It is to end, and there is none.</exception>
    public override async ValueTask<RailOutage> HandleAsync(Work work)
    {
        work.RequireSandbox();
        var outage = await RailOutage.FindAsync(work, Scheme, isSimulated: true);
        if (Down)
        {
            return outage ?? RailOutage.Simulate(work, Scheme);
        }

        if (outage is null)
        {
            throw new InvalidInputException(
                "There is no simulated outage of this rail to end.",
                "input",
                "down"
            );
        }

        outage.End(work);
        return outage;
    }
}
