using System.Text.Json.Serialization;

namespace Payments.Banks.AccountData;

// NextGenPSD2 XS2A 1.3, the members that we use. Banks add others; those are skipped.

internal sealed record WireConsentRequest(
    WireConsentAccess Access,
    bool RecurringIndicator,
    string ValidUntil,
    int FrequencyPerDay,
    bool CombinedServiceIndicator
);

/// <summary>Empty lists ask for the accounts that the customer chooses (bank-offered consent).</summary>
internal sealed record WireConsentAccess(
    IReadOnlyList<WireAccountReference> Accounts,
    IReadOnlyList<WireAccountReference>? Balances,
    IReadOnlyList<WireAccountReference>? Transactions
);

internal sealed record WireAccountReference(string? Iban = null, string? Bban = null);

internal sealed record WireLink(string Href);

internal sealed record WireConsentCreated(
    string ConsentStatus,
    string ConsentId,
    [property: JsonPropertyName("_links")] WireConsentLinks Links
);

internal sealed record WireConsentLinks(WireLink? ScaRedirect = null);

internal sealed record WireConsentStatus(string ConsentStatus);

internal sealed record WireAccountList(IReadOnlyList<WireBankAccount> Accounts);

internal sealed record WireBankAccount(
    string ResourceId,
    string Currency,
    string? Iban = null,
    string? Bban = null,
    string? Name = null,
    string? OwnerName = null,
    string? Product = null,
    string? Bic = null
);

internal sealed record WireBalanceReport(IReadOnlyList<WireBalance> Balances);

internal sealed record WireBalance(
    WireAmount BalanceAmount,
    string BalanceType,
    DateTimeOffset? LastChangeDateTime = null,
    string? ReferenceDate = null
);

internal sealed record WireAmount(string Currency, string Amount);

internal sealed record WireTransactionReport(WireTransactionLists Transactions);

internal sealed record WireTransactionLists(
    IReadOnlyList<WireTransaction>? Booked = null,
    [property: JsonPropertyName("_links")] WireTransactionLinks? Links = null
);

internal sealed record WireTransactionLinks(WireLink? Next = null);

internal sealed record WireTransaction(
    WireAmount TransactionAmount,
    string? TransactionId = null,
    string? EntryReference = null,
    string? EndToEndId = null,
    string? BookingDate = null,
    string? ValueDate = null,
    string? CreditorName = null,
    WireAccountReference? CreditorAccount = null,
    string? DebtorName = null,
    WireAccountReference? DebtorAccount = null,
    string? RemittanceInformationUnstructured = null
);

internal sealed record WireTppError(IReadOnlyList<WireTppMessage> TppMessages);

internal sealed record WireTppMessage(string Code, string? Text = null);
