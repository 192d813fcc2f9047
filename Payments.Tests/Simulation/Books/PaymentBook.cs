using Microsoft.EntityFrameworkCore;
using Payments.Domain.FxPayments;
using Payments.Domain.Storage;
using static Payments.Domain.Ledger.AccountKind;

namespace Payments.Tests.Simulation.Books;

/// <summary>What was exchanged: sent abroad, or converted as it came in.</summary>
internal sealed class PaymentBook : Book
{
    public override async Task WriteAsync(BalanceSheet sheet, PaymentsDb db)
    {
        foreach (var payment in await db.Set<Payment>().ToListAsync())
        {
            if (payment.Direction is PaymentDirection.Inbound)
            {
                WriteInbound(sheet, payment);
                continue;
            }

            if (payment is { Status: PaymentStatus.Cancelled, Cancellation: { } cancellation })
            {
                var loss = payment.From - cancellation.Returned;
                var fee = payment.Fee - cancellation.FeeReturned;
                sheet.Debit(Available, loss + fee).Credit(FxPosition, loss).Credit(Fees, fee);
                continue;
            }

            if (payment.Status is PaymentStatus.Failed or PaymentStatus.Cancelled)
            {
                continue;
            }

            var hasComeBack = payment is { Status: PaymentStatus.Closed, ReasonCode: not null };
            sheet
                .Debit(Available, payment.From + payment.Fee)
                .Credit(FxPosition, payment.From)
                .Credit(Fees, payment.Fee)
                .Debit(FxPosition, payment.To)
                .Credit(
                    payment.Status is not PaymentStatus.Closed ? PendingOut
                        : hasComeBack ? Available
                        : RailClearing,
                    payment.To
                );
        }
    }

    private static void WriteInbound(BalanceSheet sheet, Payment payment)
    {
        switch (payment.Status)
        {
            case PaymentStatus.Failed:
                break;
            case PaymentStatus.Closed:
                sheet
                    .Debit(Available, payment.From)
                    .Credit(FxPosition, payment.From)
                    .Debit(FxPosition, payment.To)
                    .Credit(Available, payment.To);
                break;
            default:
                sheet.Debit(Available, payment.From).Credit(PendingOut, payment.From);
                break;
        }
    }
}
