using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;

namespace Payments.Domain.RailOutages;

/// <summary>An order has failed again. The outage that is known already goes on.</summary>
/// <param name="Scheme">The rail that cannot be reached.</param>
/// <param name="Cause">What the last attempt said.</param>
/// <param name="Probe">The order that failed again, and asks on.</param>
public sealed record BeginRailOutage(RailScheme Scheme, string Cause, RailProbe Probe)
    : Command<RailOutage>
{
    public override async ValueTask<RailOutage> HandleAsync(Work work) =>
        await RailOutage.FindAsync(work, Scheme, isSimulated: false)
        ?? RailOutage.Begin(work, Scheme, Cause, Probe);
}

/// <summary>The rail was heard again.</summary>
public sealed record EndRailOutage(RailOutageId OutageId) : Command<RailOutage>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [OutageId];

    public override async ValueTask<RailOutage> HandleAsync(Work work)
    {
        var outage = await work.GetAsync<RailOutage>(OutageId);
        if (outage.Until is null)
        {
            outage.End(work);
        }

        return outage;
    }
}

/// <summary>Another order asks from now on.</summary>
public sealed record ProbeRail(RailOutageId OutageId, RailProbe Probe) : Command<RailOutage>
{
    public override IEnumerable<IEntityId> Reads(Caller caller) => [OutageId];

    public override async ValueTask<RailOutage> HandleAsync(Work work)
    {
        var outage = await work.GetAsync<RailOutage>(OutageId);
        if (outage.Until is null)
        {
            outage.AskBy(work, Probe);
        }

        return outage;
    }
}
