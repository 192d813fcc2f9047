using Payments.Domain.SuspendedCredits;
using Payments.Domain.VirtualAccounts;

namespace Payments.Tests.Simulation.Activities;

/// <summary>Gives what no account could take to an account, which may be another tenant's.</summary>
internal sealed class AssignFromSuspense : Activity
{
    public override int Weight => 5;

    public override Theme Theme => Theme.Suspense;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var book = Suspense.BookOf(simulation, tenant);
        if (await Suspense.PickAsync(simulation, book) is not { } credit)
        {
            return null;
        }

        var account = await simulation.PickAsync<VirtualAccount>(
            simulation.Dice.Of(simulation.Tenants),
            one => SuspenseReasons.Takes(one.Currency, credit.Account, credit.Amount.Currency)
        );
        if (account is null)
        {
            return null;
        }

        var target = await simulation.Server.Accounts.FindAsync(account.Id, CancellationToken.None);
        return await simulation.ChangeAsync(
            book,
            new AssignSuspendedCredit(credit.Id, account.Id) { Target = target! },
            book.Platform
        );
    }
}

/// <summary>Sends back what no account could take.</summary>
internal sealed class ReturnFromSuspense : Activity
{
    public override int Weight => 3;

    public override Theme Theme => Theme.Suspense;

    public override async Task<Order?> ThinkAsync(SimulatedWorld simulation, SimulatedTenant tenant)
    {
        var book = Suspense.BookOf(simulation, tenant);
        return await Suspense.PickAsync(simulation, book) is { } credit
            ? await simulation.ChangeAsync(
                book,
                new ReturnSuspendedCredit(credit.Id, "Not ours"),
                book.Platform
            )
            : null;
    }
}

/// <summary>Where an operator looks for what is to be decided.</summary>
file static class Suspense
{
    /// <summary>The tenant's, or the platform's own, where money lies that is nobody's.</summary>
    public static SimulatedTenant BookOf(SimulatedWorld simulation, SimulatedTenant tenant) =>
        simulation.Dice.OneIn(3) ? simulation.Nobody : tenant;

    /// <summary>Mostly one that waits.</summary>
    public static Task<SuspendedCredit?> PickAsync(
        SimulatedWorld simulation,
        SimulatedTenant book
    ) =>
        simulation.Dice.OneIn(5)
            ? simulation.PickAsync<SuspendedCredit>(book)
            : simulation.PickAsync<SuspendedCredit>(
                book,
                credit => credit.Status is SuspendedCreditStatus.Held
            );
}
