using Payments.Domain.Values;

namespace Payments.Domain.AccountData;

/// <summary>An account as its bank describes it.</summary>
/// <param name="ResourceId">The bank's id, constant while the consent lives.</param>
/// <param name="Bban">The national number where there is no IBAN.</param>
public sealed record ReportedAccount(
    string ResourceId,
    string? Iban,
    string? Bban,
    Currency Currency,
    string? Name,
    string? OwnerName,
    string? Product,
    string? Bic
);

/// <param name="Type">The Berlin Group's name: closingBooked, expected, interimAvailable …</param>
/// <param name="At">When it was so; null when the bank does not say.</param>
public sealed record ReportedBalance(string Type, Money Amount, DateTimeOffset? At);

/// <param name="TransactionId">Unique within the account.</param>
/// <param name="Amount">Signed: negative left the account.</param>
public sealed record ReportedTransaction(
    string TransactionId,
    Money Amount,
    DateOnly? BookingDate,
    DateOnly? ValueDate,
    string? CounterpartyName,
    string? CounterpartyAccount,
    string? Remittance,
    string? EndToEndId
);

/// <param name="Next">Opaque; null on the last page.</param>
public sealed record ReportedTransactionPage(
    IReadOnlyList<ReportedTransaction> Transactions,
    string? Next
);
