using Payments.Domain.Ledger;

namespace Payments.Domain.Withdrawals;

/// <summary>Every movement of money of a withdrawal.</summary>
public static class WithdrawalPostings
{
    /// <summary>The tenant stops owning amount and fee before the rail hears of it.</summary>
    public static Posting Initialised(Withdrawal withdrawal) =>
        Posting
            .For("withdrawal.initialised", withdrawal.Subject)
            .Debit(AccountKind.Available, withdrawal.Amount + withdrawal.Fee)
            .Credit(AccountKind.PendingOut, withdrawal.Amount)
            .Credit(AccountKind.Fees, withdrawal.Fee);

    /// <summary>It was stopped before anything was sent: the tenant owns amount and fee again.</summary>
    public static Posting Cancelled(Withdrawal withdrawal) =>
        Posting
            .For("withdrawal.cancelled", withdrawal.Subject)
            .Debit(AccountKind.PendingOut, withdrawal.Amount)
            .Debit(AccountKind.Fees, withdrawal.Fee)
            .Credit(AccountKind.Available, withdrawal.Amount + withdrawal.Fee);

    /// <summary>The rail has paid it out of our settlement account.</summary>
    public static Posting Confirmed(Withdrawal withdrawal) =>
        Posting
            .For("withdrawal.confirmed", withdrawal.Subject)
            .Debit(AccountKind.PendingOut, withdrawal.Amount)
            .Credit(AccountKind.RailClearing, withdrawal.Amount);

    /// <summary>The rail has paid it back into our settlement account.</summary>
    public static Posting Returned(Withdrawal withdrawal) =>
        Posting
            .For("withdrawal.returned", withdrawal.Subject)
            .Debit(AccountKind.RailClearing, withdrawal.Amount)
            .Credit(AccountKind.PendingOut, withdrawal.Amount);

    /// <summary>The tenant owns the amount again; the fee is kept.</summary>
    public static Posting Refunded(Withdrawal withdrawal) =>
        Posting
            .For("withdrawal.refunded", withdrawal.Subject)
            .Debit(AccountKind.PendingOut, withdrawal.Amount)
            .Credit(AccountKind.Available, withdrawal.Amount);
}
