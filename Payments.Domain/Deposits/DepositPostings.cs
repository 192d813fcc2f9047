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

    /// <summary>The rail has it in our settlement account, and it is not the tenant's yet.</summary>
    public static Posting Reviewing(Deposit deposit) =>
        Posting
            .For("deposit.reviewing", deposit.Subject)
            .Debit(AccountKind.RailClearing, deposit.Amount)
            .Credit(AccountKind.PendingIn, deposit.Amount);

    /// <summary>The review ended well.</summary>
    public static Posting Accepted(Deposit deposit) =>
        Posting
            .For("deposit.confirmed", deposit.Subject)
            .Debit(AccountKind.PendingIn, deposit.Amount)
            .Credit(AccountKind.Available, deposit.Amount - deposit.Fee)
            .Credit(AccountKind.Fees, deposit.Fee);

    /// <summary>The review ended badly, and the money may not go back either.</summary>
    public static Posting Cancelled(Deposit deposit) =>
        Posting
            .For("deposit.cancelled", deposit.Subject)
            .Debit(AccountKind.PendingIn, deposit.Amount)
            .Credit(AccountKind.Suspense, deposit.Amount);

    /// <summary>The tenant stops owning it before the rail is told to send it back.</summary>
    public static Posting Refunding(DepositRefund refund) =>
        Posting
            .For("deposit.refunding", refund.Subject)
            .Debit(HomeOf(refund), refund.Amount)
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
            .Credit(HomeOf(refund), refund.Amount);

    /// <summary>
    /// A refund bounced after it was paid out: the money is back with us. It is the tenant's, unless a
    /// review had refused it.
    /// </summary>
    public static Posting RefundReturned(DepositRefund refund) =>
        Posting
            .For("deposit.refund_returned", refund.Subject)
            .Debit(AccountKind.RailClearing, refund.Amount)
            .Credit(
                refund.Source is RefundSource.Review ? AccountKind.Suspense : AccountKind.Available,
                refund.Amount
            );

    private static AccountKind HomeOf(DepositRefund refund) =>
        refund.Source is RefundSource.Review ? AccountKind.PendingIn : AccountKind.Available;
}
