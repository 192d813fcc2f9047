using Payments.Domain.Lifecycles;
using Payments.Domain.Parties;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;

namespace Payments.Domain.Withdrawals;

/// <summary>Who is named as the payer.</summary>
public enum PayerMode
{
    /// <summary>You yourself.</summary>
    Tenant,

    /// <summary>A stored sender.</summary>
    Sender,

    /// <summary>A sender whose details were given with the withdrawal.</summary>
    InlineSender,

    /// <summary>A sub-client: the holder of one of your virtual accounts.</summary>
    SubClient,

    /// <summary>A sender for whom a sub-client pays.</summary>
    SenderForSubClient,
}

/// <summary>Who is paid, as it was when the withdrawal was made.</summary>
public sealed record WithdrawalPayee(
    PartyName Name,
    AccountDetails Account,
    string? Email = null,
    Address? Address = null
)
{
    /// <summary>The payee as rails know it.</summary>
    public RailParty ForRail() =>
        new(
            Name.DisplayName,
            new(
                StatusName.Of(Account.Type),
                Account.Iban
                    ?? Account.PayId
                    ?? Account.Clabe
                    ?? Account.AccountNumber
                    ?? throw new InvalidOperationException("An account has a number."),
                Account.Bsb ?? Account.SortCode ?? Account.Aba ?? Account.Ifsc ?? Account.Cnaps,
                Account.Bic,
                Account.Country
            )
        );
}

/// <summary>Who pays, as it was when the withdrawal was made.</summary>
/// <param name="Mode">Who is named.</param>
/// <param name="DisplayName">What the recipient's bank is told.</param>
/// <param name="Address">Of the sender, where known.</param>
/// <param name="DateOfBirth">Of the sender, where known.</param>
public sealed record WithdrawalPayer(
    PayerMode Mode,
    string DisplayName,
    Address? Address = null,
    DateOnly? DateOfBirth = null
);

/// <summary>
/// Both sides as they were: what is approved, reviewed, or sent later is what was asked for,
/// whatever becomes of stored senders and recipients.
/// </summary>
public sealed record WithdrawalParties(WithdrawalPayee Payee, WithdrawalPayer Payer);

/// <summary>A recipient that is used once and not stored.</summary>
public sealed record InlineRecipient(
    PartyName Name,
    AccountDetails Account,
    string? Email = null,
    Address? Address = null
);

/// <summary>A sender that is used once and not stored.</summary>
public sealed record InlineSender(
    PartyName Name,
    Address? Address = null,
    DateOnly? DateOfBirth = null
);
