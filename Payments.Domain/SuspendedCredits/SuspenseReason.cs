using Payments.Domain.Rails;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.SuspendedCredits;

/// <summary>Why money that arrived is not a deposit.</summary>
public enum SuspenseReason
{
    /// <summary>Nobody has the account number.</summary>
    UnknownAccount,

    /// <summary>The account is not in use yet: its holder is still being looked into.</summary>
    AccountNotActive,

    /// <summary>The account was switched off, or its holder was refused.</summary>
    AccountClosed,

    /// <summary>The account takes another currency.</summary>
    WrongCurrency,

    /// <summary>The balance is so large that it has no room for more.</summary>
    BalanceFull,

    /// <summary>A review cancelled the deposit: it is not the tenant's, and nobody has sent it back yet.</summary>
    DepositCancelled,

    /// <summary>A review sent the deposit back, and the payer's bank returned it to us.</summary>
    ReturnBounced,
}

public static class SuspenseReasons
{
    /// <summary>What keeps the account from taking the money; null when it takes it.</summary>
    public static SuspenseReason? Find(VirtualAccount? account, CreditNotice credit) =>
        account switch
        {
            null => SuspenseReason.UnknownAccount,
            { Status: VirtualAccountStatus.Initiated or VirtualAccountStatus.Unapproved } =>
                SuspenseReason.AccountNotActive,
            { Status: not VirtualAccountStatus.Active } => SuspenseReason.AccountClosed,
            _ when account.Currency != credit.Amount.Currency => SuspenseReason.WrongCurrency,
            _ => null,
        };

    /// <summary>
    /// Whether another account can be given the money. What a review refused goes back to the payer
    /// and nowhere else.
    /// </summary>
    public static bool IsAssignable(SuspenseReason reason) =>
        reason is not (SuspenseReason.DepositCancelled or SuspenseReason.ReturnBounced);
}
