using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;

namespace Payments.Tests.Simulation;

/// <summary>A tenant with two members: one asks, the other one agrees.</summary>
internal sealed class SimulatedTenant(string name, TenantId? id = null)
{
    public string Name { get; } = name;

    public Caller Platform { get; } =
        new(id ?? EntityId.New<TenantId>(), TenantEnvironment.Sandbox, Actor.Platform);

    public TenantId Id => Platform.TenantId;

    public Caller Maker { get; private set; } = null!;

    public Caller Approver { get; private set; } = null!;

    public TenantScope Scope => TenantScope.Of(Id);

    public async Task AdmitAsync(SimulatedGate gate)
    {
        await gate.RunAsync(
            new AdmitTenant(Name, $"{Name}@simulation.example", "-"),
            Platform,
            Domain.Commands.CommandOptions.Default,
            CancellationToken.None
        );
        Maker = await JoinAsync(gate, "maker", Enum.GetValues<MemberAccess>());
        Approver = await JoinAsync(gate, "approver", MemberAccess.Approve);
    }

    private async Task<Caller> JoinAsync(
        SimulatedGate gate,
        string member,
        params MemberAccess[] access
    )
    {
        var joined = await gate.RunAsync(
            new JoinMember($"{member}.{Name}@simulation.example", "-", access),
            Platform,
            Domain.Commands.CommandOptions.Default,
            CancellationToken.None
        );
        return Platform.As(Actor.Tenant) with { PrincipalId = joined.Value.Id.ToString() };
    }
}
