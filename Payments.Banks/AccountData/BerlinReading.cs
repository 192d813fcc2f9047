using System.Globalization;
using Payments.Domain.AccountData;
using Payments.Domain.Values;

namespace Payments.Banks.AccountData;

/// <summary>From the Berlin Group's words to ours; what cannot be understood is not guessed.</summary>
internal static class BerlinReading
{
    public static BankConsentStatus ConsentStatus(string text) =>
        text switch
        {
            "received" => BankConsentStatus.Received,
            "partiallyAuthorised" => BankConsentStatus.PartiallyAuthorised,
            "valid" => BankConsentStatus.Valid,
            "rejected" => BankConsentStatus.Rejected,
            "expired" => BankConsentStatus.Expired,
            "revokedByPsu" => BankConsentStatus.RevokedByPsu,
            "terminatedByTpp" => BankConsentStatus.TerminatedByTpp,
            _ => throw NotUnderstood("consentStatus"),
        };

    public static ReportedAccount Account(WireBankAccount account) =>
        new(
            account.ResourceId,
            account.Iban,
            account.Bban,
            CurrencyOf(account.Currency),
            account.Name,
            account.OwnerName,
            account.Product,
            account.Bic
        );

    public static ReportedBalance Balance(WireBalance balance) =>
        new(
            balance.BalanceType,
            MoneyOf(balance.BalanceAmount),
            balance.LastChangeDateTime
                ?? (
                    Date(balance.ReferenceDate) is { } day
                        ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
                        : null
                )
        );

    public static ReportedTransaction Transaction(WireTransaction transaction)
    {
        var amount = MoneyOf(transaction.TransactionAmount);
        var isCredit = amount.MinorUnits > 0;
        var other = isCredit ? transaction.DebtorAccount : transaction.CreditorAccount;
        return new ReportedTransaction(
            transaction.TransactionId
                ?? transaction.EntryReference
                ?? throw NotUnderstood("transactionId"),
            amount,
            Date(transaction.BookingDate),
            Date(transaction.ValueDate),
            isCredit ? transaction.DebtorName : transaction.CreditorName,
            other?.Iban ?? other?.Bban,
            transaction.RemittanceInformationUnstructured,
            transaction.EndToEndId
        );
    }

    /// <summary>Signed, at most 14 digits, and decimals beyond the currency's only if they are zero.</summary>
    public static Money MoneyOf(WireAmount wire)
    {
        var currency = CurrencyOf(wire.Currency);
        var isNegative = wire.Amount.StartsWith('-');
        var text = isNegative ? wire.Amount.AsSpan(1) : wire.Amount;
        var point = text.IndexOf('.');
        if (point >= 0)
        {
            while (text.Length - point - 1 > currency.Decimals && text[^1] is '0' or '.')
            {
                text = text[..^1];
            }

            text = text.TrimEnd('.');
        }

        if (text.Length > 18 || !Amount.TryParse(text, currency, out var money, out _))
        {
            throw NotUnderstood("amount");
        }

        return isNegative ? -money : money;
    }

    private static Currency CurrencyOf(string code) =>
        Currency.TryParse(code, out var currency) ? currency : throw NotUnderstood("currency");

    private static DateOnly? Date(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw NotUnderstood("date");
    }

    private static BankUnavailableException NotUnderstood(string what) =>
        new($"The bank's {what} was not understood.");
}
