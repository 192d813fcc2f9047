namespace Payments.Domain.AccountData;

/// <summary>Asks for all accounts that the customer offers at the bank.</summary>
/// <param name="ValidUntil">The last day of the permission.</param>
/// <param name="FrequencyPerDay">Unattended reads a day, 1 to 4; 1 if not recurring.</param>
/// <param name="RedirectUri">Where the bank sends the customer's browser afterwards.</param>
/// <param name="PsuIpAddress">The customer's address, if the customer is there.</param>
public sealed record BankConsentRequest(
    bool Balances,
    bool Transactions,
    bool Recurring,
    DateOnly ValidUntil,
    int FrequencyPerDay,
    Uri RedirectUri,
    string? PsuIpAddress
);

/// <param name="ScaLink">The page at the bank where the customer decides.</param>
public sealed record BankConsentCreated(
    string BankConsentId,
    BankConsentStatus Status,
    Uri ScaLink
);

/// <summary>The Berlin Group's consentStatus.</summary>
public enum BankConsentStatus
{
    Received,
    PartiallyAuthorised,
    Valid,
    Rejected,
    Expired,
    RevokedByPsu,
    TerminatedByTpp,
}
