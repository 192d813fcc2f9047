using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Withdrawals;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Takes back what waits for a rail that is down.</summary>
internal sealed class TakeBack : Activity
{
    public override int Weight => 6;

    public override Theme Theme => Theme.Outages;

    public override async Task<Order?> ThinkAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant
    ) =>
        await simulation.PickAsync<Withdrawal>(tenant, withdrawal => withdrawal.IsHeldBack)
            is { } held
            ? await simulation.ChangeAsync(tenant, new CancelWithdrawal(held.Id))
            : null;
}

/// <summary>Plays that a rail is down, or up again.</summary>
internal sealed class PlayOutage : Activity
{
    public override int Weight => 2;

    public override Theme Theme => Theme.Outages;

    public override async Task<Order?> ThinkAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant
    ) =>
        await StopAsync(simulation, tenant)
        ?? await simulation.ChangeAsync(tenant, new SimulateRailOutage(RailScheme.Npp, Down: true));

    /// <summary>Ends what the tenant plays; null when it plays nothing.</summary>
    public static async Task<Order?> StopAsync(SimulatedWorld simulation, SimulatedTenant tenant) =>
        await simulation.PickAsync<RailOutage>(tenant, outage => outage.Until is null) is { } played
            ? await simulation.ChangeAsync(
                tenant,
                new SimulateRailOutage(played.Scheme, Down: false)
            )
            : null;
}
