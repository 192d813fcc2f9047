using Microsoft.EntityFrameworkCore;
using Payments.Domain.Conversions;
using Payments.Domain.FxPayments;
using Payments.Domain.Storage;

namespace Payments.Tests.Simulation;

/// <summary>What the market has traded is what was converted.</summary>
internal static class MarketChecks
{
    /// <summary>Each inbound payment and each conversion has ended as the market's own story of it.</summary>
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

        foreach (var conversion in await db.Set<Conversion>().ToListAsync())
        {
            SimulationFaultException.When(
                !conversion.IsFinal
                    || (conversion.Status is ConversionStatus.Converted)
                        != traded.Contains(conversion.Subject.ToString()),
                $"A conversion of {conversion.From} is {conversion.Status}, and the market says otherwise."
            );
        }
    }
}
