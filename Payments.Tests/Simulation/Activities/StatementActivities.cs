using Payments.Domain.StatementExports;
using Payments.Domain.Values;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Wants a statement as a file, of a stretch of time that is over.</summary>
internal sealed class AskForStatement : Activity
{
    public override int Weight => 3;

    public override Theme Theme => Theme.Listening;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var dice = simulation.Dice;
        var to =
            await simulation.NowAsync(tenant)
            - (dice.OneIn(2) ? TimeSpan.Zero : TimeSpan.FromMinutes(dice.Between(1, 2_000)));
        return await simulation.CreateAsync(
            tenant,
            new ExportStatement(
                dice.OneIn(2) ? Currency.Aud : Currency.Eur,
                to.AddMinutes(-dice.Between(1, 30_000)),
                to,
                dice.Of(Enum.GetValues<StatementFormat>())
            )
            {
                ShallFail = dice.OneIn(6),
            }
        );
    }
}
