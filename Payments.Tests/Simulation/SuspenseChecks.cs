using Microsoft.EntityFrameworkCore;
using Payments.Domain.Deposits;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;

namespace Payments.Tests.Simulation;

/// <summary>Money that no account could take is in one book or in one account, and never in both or in none.</summary>
internal static class SuspenseChecks
{
    public static async Task AgreeAsync(SimulatedWorld simulation)
    {
        await using var db = simulation.Server.Storage.Database.Open(TenantScope.Platform);
        var deposits = (await db.AcrossTenants<Deposit>().ToListAsync()).ToLookup(deposit =>
            deposit.RailCreditId
        );
        var orders = simulation
            .Orders.Where(order => order.State is OrderState.Accepted)
            .ToLookup(order => order.Subject);
        foreach (var credit in await db.AcrossTenants<SuspendedCredit>().ToListAsync())
        {
            var became = deposits[credit.RailCreditId].ToList();
            var expected =
                credit.Status is SuspendedCreditStatus.Assigned
                // What a review has refused was a deposit before.
                || !SuspenseReasons.IsAssignable(credit.Reason)
                    ? 1
                    : 0;
            SimulationFaultException.When(
                became.Count != expected || credit.Status is SuspendedCreditStatus.Assigning,
                $"{credit.RailCreditId} is {credit.Status} for {credit.Reason}, and there are {became.Count} deposits of it."
            );
            if (credit.Status is SuspendedCreditStatus.Assigned)
            {
                SimulationFaultException.When(
                    became[0].Id != credit.DepositId
                        || became[0].Amount != credit.Amount
                        || !orders[credit.Subject]
                            .Select(order => order.Command)
                            .OfType<AssignSuspendedCredit>()
                            .Any(order => order.VirtualAccountId == became[0].VirtualAccountId),
                    $"{credit.RailCreditId} over {credit.Amount} was assigned, and became {became[0].Amount} elsewhere."
                );
            }
        }
    }
}
