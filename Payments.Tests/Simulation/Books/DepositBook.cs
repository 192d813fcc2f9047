using Microsoft.EntityFrameworkCore;
using Payments.Domain.Deposits;
using Payments.Domain.Storage;
using Payments.Domain.SuspendedCredits;
using static Payments.Domain.Ledger.AccountKind;

namespace Payments.Tests.Simulation.Books;

/// <summary>What came in, what of it went back, and what no account could take.</summary>
internal sealed class DepositBook : Book
{
    public override async Task WriteAsync(BalanceSheet sheet, PaymentsDb db)
    {
        var refunds = await db.Set<DepositRefund>().ToListAsync();
        foreach (var deposit in await db.Set<Deposit>().ToListAsync())
        {
            var last = refunds
                .Where(refund => refund.DepositId == deposit.Id)
                .MaxBy(refund => refund.Id.Value);
            Write(sheet, deposit, isReturnedByReview: last?.Source is RefundSource.Review);
        }

        foreach (var refund in refunds.Where(refund => refund.Source is RefundSource.Balance))
        {
            Write(sheet, refund);
        }

        foreach (var credit in await db.Set<SuspendedCredit>().ToListAsync())
        {
            if (credit.Status is SuspendedCreditStatus.Held or SuspendedCreditStatus.Returning)
            {
                sheet.Debit(RailClearing, credit.Amount).Credit(Suspense, credit.Amount);
            }
        }
    }

    private static void Write(BalanceSheet sheet, Deposit deposit, bool isReturnedByReview)
    {
        switch (deposit.Status)
        {
            case DepositStatus.Reviewing:
                sheet.Debit(RailClearing, deposit.Amount).Credit(PendingIn, deposit.Amount);
                break;
            case DepositStatus.Refunding when isReturnedByReview:
                sheet.Debit(RailClearing, deposit.Amount).Credit(PendingOut, deposit.Amount);
                break;
            case DepositStatus.Initialised or DepositStatus.Cancelled:
            case DepositStatus.Refunded when isReturnedByReview:
                // Not here, gone, or in suspense, which tells of it itself.
                break;
            default:
                sheet
                    .Debit(RailClearing, deposit.Amount)
                    .Credit(Available, deposit.Amount - deposit.Fee)
                    .Credit(Fees, deposit.Fee);
                break;
        }
    }

    private static void Write(BalanceSheet sheet, DepositRefund refund)
    {
        switch (refund.Status)
        {
            case DepositRefundStatus.Pending:
                sheet.Debit(Available, refund.Amount).Credit(PendingOut, refund.Amount);
                break;
            case DepositRefundStatus.Settled:
                sheet.Debit(Available, refund.Amount).Credit(RailClearing, refund.Amount);
                break;
            default:
                break;
        }
    }
}
