using Payments.Domain.Parties;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Opens an account for the tenant itself.</summary>
internal sealed class OpenOwnAccount : Activity
{
    public override int Weight => 3;

    public override Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant) =>
        simulation.CreateAsync(
            tenant,
            new CreateVirtualAccount(
                "Collections",
                simulation.Dice.OneIn(2) ? Currency.Aud : Currency.Eur,
                null
            )
        );
}

/// <summary>Opens an account for a sub-client, who is looked into.</summary>
internal sealed class OpenSubClientAccount : Activity
{
    public override int Weight => 4;

    public override Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant) =>
        simulation.CreateAsync(
            tenant,
            new CreateVirtualAccount(
                "Sub-client",
                Currency.Aud,
                null,
                Holder(simulation.Dice.OneIn(4) ? "NZ" : "AU")
            )
        );

    private static HolderApplication Holder(string country) =>
        new(
            "Jane",
            null,
            "Citizen",
            "jane@citizen.example",
            "+61422832849",
            new(1990, 2, 3),
            null,
            null,
            null,
            Address.From("12 Collins St", null, "Melbourne", "VIC", "3000", country),
            null,
            IdentityDocument.From(
                IdentityDocumentType.Passport,
                "N1234567",
                null,
                null,
                new(2090, 12, 31),
                country
            )
        );
}

/// <summary>Switches an account off or on, or has it blocked.</summary>
internal sealed class SwitchAccount : Activity
{
    public override int Weight => 4;

    public override Theme Theme => Theme.Suspense;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        if (await simulation.PickAsync<VirtualAccount>(tenant) is not { } account)
        {
            return null;
        }

        return simulation.Dice.Throw(5) switch
        {
            < 2 => await simulation.ChangeAsync(tenant, new DeactivateVirtualAccount(account.Id)),
            < 4 => await simulation.ChangeAsync(tenant, new ActivateVirtualAccount(account.Id)),
            _ => await simulation.ChangeAsync(tenant, new SimulateVirtualAccountBlock(account.Id)),
        };
    }
}

/// <summary>Decides about a sub-client in the reviewers' place.</summary>
internal sealed class DecideSubClient : Activity
{
    public override int Weight => 2;

    public override async Task<Order?> ThinkAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant
    ) =>
        await simulation.PickAsync<VirtualAccount>(tenant) is { } account
            ? await simulation.ChangeAsync(
                tenant,
                new SimulateKycDecision(
                    account.Id,
                    simulation.Dice.Of(Enum.GetValues<KycDecision>())
                )
            )
            : null;
}
