using Payments.Domain.FundingAccounts;
using Payments.Domain.Rails;
using Payments.Domain.Values;
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

    /// <summary>Paid into a funding account without any reference.</summary>
    ReferenceMissing,

    /// <summary>
    /// Paid into a funding account with something that begins like a reference: cut off, or its check
    /// digits do not fit.
    /// </summary>
    ReferenceWrong,

    /// <summary>Paid into a funding account with a reference that is nobody's.</summary>
    ReferenceUnknown,

    /// <summary>Paid into a funding account with the references of two.</summary>
    ReferenceAmbiguous,

    /// <summary>The balance is so large that it has no room for more.</summary>
    BalanceFull,

    /// <summary>A review cancelled the deposit: it is not the tenant's, and nobody has sent it back yet.</summary>
    DepositCancelled,

    /// <summary>A review sent the deposit back, and the payer's bank returned it to us.</summary>
    ReturnBounced,
}

public static class SuspenseReasons
{
    /// <summary>
    /// What keeps the account from taking the money; null when it takes it. What was paid into a funding
    /// account comes in the currency of that one.
    /// </summary>
    public static SuspenseReason? Find(VirtualAccount? account, CreditNotice credit) =>
        account switch
        {
            null => SuspenseReason.UnknownAccount,
            { Status: VirtualAccountStatus.Initiated or VirtualAccountStatus.Unapproved } =>
                SuspenseReason.AccountNotActive,
            { Status: not VirtualAccountStatus.Active } => SuspenseReason.AccountClosed,
            _ when !Takes(account.Currency, credit.CreditorAccount, credit.Amount.Currency) =>
                SuspenseReason.WrongCurrency,
            _ => null,
        };

    /// <summary>
    /// Whether money in a currency can be given to an account: in the account's own currency, or in that
    /// of the funding account that it was paid into.
    /// </summary>
    public static bool Takes(Currency own, RailAccount paidTo, Currency currency) =>
        own == currency || FundingAccountDirectory.CurrencyOf(paidTo) == currency;

    /// <summary>
    /// Whether another account can be given the money. What a review refused goes back to the payer
    /// and nowhere else.
    /// </summary>
    public static bool IsAssignable(SuspenseReason reason) =>
        reason is not (SuspenseReason.DepositCancelled or SuspenseReason.ReturnBounced);
}
