using System.Text.Json.Serialization;

namespace Payments.Sandbox.Banks;

// The JSON of NextGenPSD2 XS2A 1.3; member names are the specification's.

internal sealed record ConsentRequestMessage(
    AccessMessage? Access,
    bool? RecurringIndicator,
    string? ValidUntil,
    int? FrequencyPerDay,
    bool? CombinedServiceIndicator
);

internal sealed record AccessMessage(
    IReadOnlyList<AccountReferenceMessage>? Accounts,
    IReadOnlyList<AccountReferenceMessage>? Balances,
    IReadOnlyList<AccountReferenceMessage>? Transactions,
    string? AvailableAccounts,
    string? AvailableAccountsWithBalance,
    string? AllPsd2
);

internal sealed record AccountReferenceMessage(string? Iban, string? Bban, string? Currency);

internal sealed record LinkMessage(string Href);

internal sealed record ConsentCreatedMessage(
    ConsentStatus ConsentStatus,
    string ConsentId,
    [property: JsonPropertyName("_links")] ConsentLinksMessage Links
);

internal sealed record ConsentLinksMessage(
    LinkMessage? ScaRedirect,
    LinkMessage Self,
    LinkMessage Status
);

internal sealed record ConsentMessage(
    AccessMessage Access,
    bool RecurringIndicator,
    string ValidUntil,
    int FrequencyPerDay,
    string LastActionDate,
    ConsentStatus ConsentStatus
);

internal sealed record ConsentStatusMessage(ConsentStatus ConsentStatus);

internal sealed record AccountListMessage(IReadOnlyList<AccountDetailsMessage> Accounts);

internal sealed record AccountDetailsMessage(
    string ResourceId,
    string? Iban,
    string? Bban,
    string Currency,
    string Name,
    string Product,
    string OwnerName,
    string CashAccountType,
    string Status,
    string Bic,
    string Usage,
    [property: JsonPropertyName("_links")] AccountLinksMessage Links
);

internal sealed record AccountLinksMessage(LinkMessage? Balances, LinkMessage? Transactions);

internal sealed record BalanceReportMessage(
    AccountReferenceMessage Account,
    IReadOnlyList<BalanceMessage> Balances
);

internal sealed record BalanceMessage(
    AmountMessage BalanceAmount,
    string BalanceType,
    DateTimeOffset? LastChangeDateTime,
    string? ReferenceDate
);

internal sealed record AmountMessage(string Currency, string Amount);

internal sealed record TransactionReportMessage(
    AccountReferenceMessage Account,
    TransactionListsMessage Transactions
);

internal sealed record TransactionListsMessage(
    IReadOnlyList<TransactionMessage>? Booked,
    IReadOnlyList<TransactionMessage>? Pending,
    [property: JsonPropertyName("_links")] TransactionLinksMessage Links
);

internal sealed record TransactionLinksMessage(LinkMessage Account, LinkMessage? Next);

internal sealed record TransactionMessage(
    string TransactionId,
    string EntryReference,
    string? BookingDate,
    string ValueDate,
    AmountMessage TransactionAmount,
    string? CreditorName,
    AccountReferenceMessage? CreditorAccount,
    string? DebtorName,
    AccountReferenceMessage? DebtorAccount,
    string RemittanceInformationUnstructured,
    string BankTransactionCode
);

internal sealed record TppErrorMessage(IReadOnlyList<TppMessage> TppMessages);

internal sealed record TppMessage(string Category, string Code, string? Path, string Text);
