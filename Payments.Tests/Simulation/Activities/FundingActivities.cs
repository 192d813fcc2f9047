using Payments.Domain.FundingAccounts;
using Payments.Domain.Tenants;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Somebody pays into a funding account, with the right reference or a wrong one.</summary>
internal sealed class PayIntoFundingAccount : Activity
{
    private static readonly string[] Words =
    [
        "",
        "Invoice 3",
        "HALT_AML",
        "PUSH_AML",
        "FAIL_AML",
        "SEND_RFI",
    ];

    public override int Weight => 12;

    public override Theme Theme => Theme.Suspense;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var dice = simulation.Dice;
        var subClient = dice.OneIn(3)
            ? await simulation.PickAsync<VirtualAccount>(tenant, one => one.Holder is not null)
            : null;
        var reference = subClient is null
            ? FundingReference.Of(tenant.Id)
            : FundingReference.Of(subClient.Id);
        // No two check digits fit one reference.
        var written = dice.OneIn(8)
            ? $"RF{(reference[2..4] == "50" ? "51" : "50")}{reference[4..]}"
            : reference;
        var own = subClient is null ? tenant.Name : "Jane Citizen";
        simulation.PayIntoFundingAccount(
            new(dice.Between(1, 50_000), dice.OneIn(6) ? Currency.Aud : Currency.Eur),
            dice.OneIn(4) ? "Pat Payer" : own,
            $"{dice.Of(Words)} {written}".Trim()
        );
        return null;
    }
}

/// <summary>Has foreign money converted as it comes, or not.</summary>
internal sealed class SwitchAutoReceive : Activity
{
    public override int Weight => 4;

    public override Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant) =>
        simulation.ChangeAsync(tenant, new SetAutoReceive(!simulation.Dice.OneIn(4)));
}
