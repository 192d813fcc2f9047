using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Lets the simulated bank of a payer want its money back.</summary>
internal sealed class LetRecall : Activity
{
    public override int Weight => 2;

    public override Theme Theme => Theme.Recalls;

    public override async Task<Order?> ThinkAsync(
        SimulatedWorld simulation,
        SimulatedTenant tenant
    ) =>
        await simulation.PickAsync<Deposit>(tenant) is { } deposit
            ? await simulation.ChangeAsync(tenant, new SimulateCreditRecall(deposit.Id, "DUPL"))
            : null;
}

/// <summary>Gives recalled money back or keeps it, if it still is the tenant's to say.</summary>
internal sealed class AnswerRecall : Activity
{
    public override int Weight => 5;

    public override Theme Theme => Theme.Recalls;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var dice = simulation.Dice;
        var recall = dice.OneIn(4)
            ? await simulation.PickAsync<CreditRecall>(tenant)
            : await simulation.PickAsync<CreditRecall>(
                tenant,
                one => one.Status is CreditRecallStatus.Requested
            );
        if (recall is null)
        {
            return null;
        }

        return dice.OneIn(3)
            ? await simulation.ChangeAsync(
                tenant,
                new DeclineCreditRecall(recall.Id, dice.Of(CreditRecallRefusals.OfTenants))
            )
            : await simulation.ChangeAsync(tenant, new AcceptCreditRecall(recall.Id));
    }
}
