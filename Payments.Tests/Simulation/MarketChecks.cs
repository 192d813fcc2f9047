using Microsoft.EntityFrameworkCore;
using Payments.Domain.FxPayments;
using Payments.Domain.Storage;

namespace Payments.Tests.Simulation;

/// <summary>What the market has traded is what was converted.</summary>
internal static class MarketChecks
{
    /// <summary>Each inbound payment has ended as the market's own story of it.</summary>
    public static async Task AgreeAsync(SimulatedMarket market, PaymentsDb db)
    {
        var inbound = await db.Set<Payment>()
            .Where(payment => payment.Direction == PaymentDirection.Inbound)
            .ToListAsync();
        var traded = market.Traded.ToHashSet();
        foreach (var payment in inbound)
        {
            SimulationFaultException.When(
                !payment.IsFinal
                    || (payment.Status is PaymentStatus.Closed)
                        != traded.Contains(payment.Subject.ToString()),
                $"An inbound payment over {payment.From} is {payment.Status}, and the market says otherwise."
            );
        }
    }
}
