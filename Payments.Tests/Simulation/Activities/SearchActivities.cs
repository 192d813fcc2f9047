using Payments.Domain.AdverseMedia;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Has the web searched for one of a few, whom somebody may have searched for today.</summary>
internal sealed class SearchTheWeb : Activity
{
    private static readonly string[] Names = ["Acme Trading", "Bluegum Imports", "Pat Payer"];

    public override int Weight => 4;

    public override Theme Theme => Theme.Listening;

    // One of today is the answer to the next as well, so that orders and searches are not as many.
    public override Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant) =>
        simulation.ChangeAsync(
            tenant,
            new SearchAdverseMedia(
                null,
                null,
                null,
                simulation.Dice.Of(Names),
                "AU",
                null,
                simulation.Dice.OneIn(3)
            )
        );
}
