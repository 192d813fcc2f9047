using Microsoft.EntityFrameworkCore;
using Payments.Domain.FxPayments;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;

namespace Payments.Tests.Simulation;

/// <summary>What waits with us is with no rail, and what was taken back never gets there.</summary>
internal static class OutageChecks
{
    public static async Task AlwaysAsync(SimulatedRail rail, Trace trace, PaymentsDb db)
    {
        var has = rail
            .Stories.Select(story => story.Instruction.InstructionId)
            .ToHashSet(StringComparer.Ordinal);
        var held = await db.Set<HeldRailOrder>().ToDictionaryAsync(order => order.Id);
        foreach (var order in held.Values)
        {
            SimulationFaultException.When(
                has.Contains(order.Order.Instruction.InstructionId),
                $"{trace.NameOf(order.Subject)} is held back, and the rail has it."
            );
        }

        NeverSentIsNowhere(await db.Set<Payment>().ToListAsync(), has, held, trace);
        foreach (var withdrawal in await db.Set<Withdrawal>().ToListAsync())
        {
            var name = trace.NameOf(withdrawal.Subject);
            SimulationFaultException.When(
                withdrawal.HeldOrderId is { } id && !held.ContainsKey(id),
                $"{name} says that it is held back, and nothing is."
            );
            // All of it came back, so nothing was sent; a try that was taken back has left its number free.
            var neverSent = InstructionIds.Of(
                withdrawal.Subject,
                withdrawal.IsFeeRefunded ? withdrawal.Attempt : withdrawal.Attempt + 1
            );
            SimulationFaultException.When(
                withdrawal.Status is WithdrawalStatus.Cancelled && has.Contains(neverSent),
                $"{name} was cancelled before it went, and the rail has it."
            );
        }
    }

    private static void NeverSentIsNowhere(
        IReadOnlyList<Payment> payments,
        HashSet<string> has,
        Dictionary<HeldRailOrderId, HeldRailOrder> held,
        Trace trace
    )
    {
        foreach (var payment in payments)
        {
            var name = trace.NameOf(payment.Subject);
            SimulationFaultException.When(
                payment.HeldOrderId is { } id && !held.ContainsKey(id),
                $"{name} believes that it is held back, and nothing is."
            );
            SimulationFaultException.When(
                payment
                    is {
                        Status: PaymentStatus.Cancelled,
                        Cancellation: { FeeReturned.IsPositive: true }
                    }
                    && has.Contains(InstructionIds.Of(payment.Subject, 1)),
                $"{name} was called off before it went, and the rail has it."
            );
        }
    }

    /// <summary>Everybody is up, so nobody is said to be down.</summary>
    public static async Task AtRestAsync(SimulatedWorld simulation)
    {
        await using var db = simulation.Server.Storage.Database.Open(TenantScope.Platform);
        var open = await db.AcrossTenants<RailOutage>()
            .FirstOrDefaultAsync(outage => outage.Until == null && !outage.IsSimulated);
        SimulationFaultException.When(
            open is not null,
            $"{open?.Scheme} is up, and its outage has no end."
        );
    }
}
