using Microsoft.EntityFrameworkCore;
using Payments.Domain.Storage;
using Payments.Domain.Withdrawals;
using static Payments.Domain.Ledger.AccountKind;

namespace Payments.Tests.Simulation.Books;

/// <summary>What went out, what is on its way, and what only waits.</summary>
internal sealed class WithdrawalBook : Book
{
    public override async Task WriteAsync(BalanceSheet sheet, PaymentsDb db)
    {
        foreach (var withdrawal in await db.Set<Withdrawal>().ToListAsync())
        {
            Write(sheet, withdrawal);
        }
    }

    private static void Write(BalanceSheet sheet, Withdrawal withdrawal)
    {
        var (amount, fee) = (withdrawal.Amount, withdrawal.Fee);
        if (withdrawal.IsWaiting)
        {
            sheet.Hold(amount + fee);
            return;
        }

        if (withdrawal.IsFeeRefunded)
        {
            return;
        }

        sheet.Debit(Available, fee).Credit(Fees, fee);
        switch (withdrawal.Status)
        {
            case WithdrawalStatus.Refunded or WithdrawalStatus.Cancelled:
                break;
            case WithdrawalStatus.Confirmed:
                sheet.Debit(Available, amount).Credit(RailClearing, amount);
                break;
            default:
                sheet.Debit(Available, amount).Credit(PendingOut, amount);
                break;
        }
    }
}
