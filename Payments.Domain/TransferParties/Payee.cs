using Payments.Domain.Lifecycles;
using Payments.Domain.Parties;
using Payments.Domain.Rails;
using Payments.Domain.Recipients;

namespace Payments.Domain.TransferParties;

/// <summary>Who is paid, as it was when the transfer was made.</summary>
public sealed record Payee(
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

/// <summary>A recipient that is used once and not stored.</summary>
public sealed record InlineRecipient(
    PartyName Name,
    AccountDetails Account,
    string? Email = null,
    Address? Address = null
);
