using Payments.Domain.Deposits;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Somebody outside pays into an account, in whatever state it is.</summary>
internal sealed class PayIn : Activity
{
    private static readonly string[] References =
    [
        "Order 12",
        "Order 13",
        "HALT_AML",
        "PUSH_AML",
        "FAIL_AML",
        "SEND_RFI",
    ];

    public override int Weight => 12;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        if (await simulation.PickAsync<VirtualAccount>(tenant) is { } account)
        {
            simulation.PayIn(
                account,
                simulation.Dice.Between(1, 200_000),
                simulation.Dice.Of(References)
            );
        }

        return null;
    }
}

/// <summary>Decides about a deposit under review.</summary>
internal sealed class DecideDeposit : Activity
{
    public override int Weight => 5;

    public override async Task<Order?> ThinkAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant
    ) =>
        await simulation.PickAsync<Deposit>(
            tenant,
            deposit => deposit.Status is DepositStatus.Reviewing
        )
            is { } deposit
            ? await simulation.ChangeAsync(
                tenant,
                new SimulateDepositReview(
                    deposit.Id,
                    simulation.Dice.Of(Enum.GetValues<DepositDecision>()),
                    null,
                    null
                )
            )
            : null;
}

/// <summary>Has the simulated outside pay in.</summary>
internal sealed class SimulatePayIn : Activity
{
    public override int Weight => 4;

    public override async Task<Order?> ThinkAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant
    ) =>
        await simulation.PickAsync<VirtualAccount>(tenant) is { } account
            ? await simulation.CreateAsync(
                tenant,
                new SimulateDeposit(
                    account.Id,
                    new(simulation.Dice.Between(1, 200_000), account.Currency),
                    "Pat Payer",
                    "Order 12"
                )
            )
            : null;
}

/// <summary>Sends a deposit back, whole or in part.</summary>
internal sealed class RefundOfDeposit : Activity
{
    public override int Weight => 8;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        if (await simulation.PickAsync<Deposit>(tenant) is not { } deposit)
        {
            return null;
        }

        Money? part = simulation.Dice.OneIn(3)
            ? null
            : new(simulation.Dice.Between(1, deposit.Amount.MinorUnits), deposit.Amount.Currency);
        return await simulation.ChangeAsync(tenant, new RefundDeposit(deposit.Id, part, "Wrong"));
    }
}
