using Payments.Domain.Ledger;

namespace Payments.Domain.SuspendedCredits;

/// <summary>Every movement of money that no account could take. All of it is on the platform's side.</summary>
public static class SuspendedCreditPostings
{
    /// <summary>The rail has it in our settlement account, and nobody owns it.</summary>
    public static Posting Held(SuspendedCredit credit) =>
        Posting
            .For("suspended_credit.held", credit.Subject)
            .Debit(AccountKind.RailClearing, credit.Amount)
            .Credit(AccountKind.Suspense, credit.Amount);

    /// <summary>It leaves this book; the book of the account that gets it takes it up.</summary>
    public static Posting Assigning(SuspendedCredit credit) =>
        Posting
            .For("suspended_credit.assigning", credit.Subject)
            .Debit(AccountKind.Suspense, credit.Amount)
            .Credit(AccountKind.RailClearing, credit.Amount);

    /// <summary>The account could not take it after all.</summary>
    public static Posting AssignmentFailed(SuspendedCredit credit) =>
        Posting
            .For("suspended_credit.assignment_failed", credit.Subject)
            .Debit(AccountKind.RailClearing, credit.Amount)
            .Credit(AccountKind.Suspense, credit.Amount);

    /// <summary>The rail has paid it back.</summary>
    public static Posting Returned(SuspendedCredit credit) =>
        Posting
            .For("suspended_credit.returned", credit.Subject)
            .Debit(AccountKind.Suspense, credit.Amount)
            .Credit(AccountKind.RailClearing, credit.Amount);

    /// <summary>The payer's bank sent it back to us.</summary>
    public static Posting ReturnBounced(SuspendedCredit credit) =>
        Posting
            .For("suspended_credit.return_bounced", credit.Subject)
            .Debit(AccountKind.RailClearing, credit.Amount)
            .Credit(AccountKind.Suspense, credit.Amount);
}
