using Microsoft.EntityFrameworkCore;
using Payments.Domain.Conversions;
using Payments.Domain.Storage;
using static Payments.Domain.Ledger.AccountKind;

namespace Payments.Tests.Simulation.Books;

/// <summary>What was exchanged between a tenant's own balances.</summary>
internal sealed class ConversionBook : Book
{
    public override async Task WriteAsync(BalanceSheet sheet, PaymentsDb db)
    {
        foreach (var conversion in await db.Set<Conversion>().ToListAsync())
        {
            if (conversion.Status is ConversionStatus.Failed or ConversionStatus.Cancelled)
            {
                continue;
            }

            sheet.Debit(Available, conversion.From + conversion.Fee).Credit(Fees, conversion.Fee);
            if (conversion.Status is ConversionStatus.Converted)
            {
                sheet
                    .Credit(FxPosition, conversion.From)
                    .Debit(FxPosition, conversion.To)
                    .Credit(Available, conversion.To);
            }
            else
            {
                sheet.Credit(PendingOut, conversion.From);
            }
        }
    }
}
