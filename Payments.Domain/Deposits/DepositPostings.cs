using Payments.Domain.Ledger;

namespace Payments.Domain.Deposits;

/// <summary>Every movement of money of a deposit and of its refunds.</summary>
public static class DepositPostings
{
    /// <summary>The rail has it in our settlement account, and it is the tenant's.</summary>
    public static Posting Confirmed(Deposit deposit) =>
        Posting
            .For("deposit.confirmed", deposit.Subject)
            .Debit(AccountKind.RailClearing, deposit.Amount)
            .Credit(AccountKind.Available, deposit.Amount - deposit.Fee)
            .Credit(AccountKind.Fees, deposit.Fee);

    /// <summary>The tenant stops owning it before the rail is told to send it back.</summary>
    public static Posting Refunding(DepositRefund refund) =>
        Posting
            .For("deposit.refunding", refund.Subject)
            .Debit(AccountKind.Available, refund.Amount)
            .Credit(AccountKind.PendingOut, refund.Amount);

    public static Posting RefundSettled(DepositRefund refund) =>
        Posting
            .For("deposit.refunded", refund.Subject)
            .Debit(AccountKind.PendingOut, refund.Amount)
            .Credit(AccountKind.RailClearing, refund.Amount);

    public static Posting RefundFailed(DepositRefund refund) =>
        Posting
            .For("deposit.refund_failed", refund.Subject)
            .Debit(AccountKind.PendingOut, refund.Amount)
            .Credit(AccountKind.Available, refund.Amount);

    /// <summary>A refund bounced after it was paid out: the money is back with us and the tenant.</summary>
    public static Posting RefundReturned(DepositRefund refund) =>
        Posting
            .For("deposit.refund_returned", refund.Subject)
            .Debit(AccountKind.RailClearing, refund.Amount)
            .Credit(AccountKind.Available, refund.Amount);
}
