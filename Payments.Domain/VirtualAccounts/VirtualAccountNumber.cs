using System.Collections.Frozen;
using System.Security.Cryptography;
using Payments.Domain.Rails;
using Payments.Domain.Values;
using IbanNumber = Payments.Domain.AccountNumbers.Iban;

namespace Payments.Domain.VirtualAccounts;

/// <summary>A number that payers can pay to: BSB and number, an IBAN, or a number alone.</summary>
public sealed record VirtualAccountNumber
{
    /// <summary>The bank-state-branch under which the platform issues its numbers.</summary>
    public const string PlatformBsb = "802985";

    // Luxembourg: three digits name the bank, thirteen the account.
    private const string PlatformIbanCountry = "LU";
    private const string PlatformIbanBank = "987";

    // Where clearings address accounts by IBAN.
    private static readonly FrozenSet<string> IbanCurrencies = FrozenSet.Create(
        StringComparer.Ordinal,
        "EUR",
        "GBP",
        "CHF",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "CZK",
        "HUF",
        "RON"
    );

    private VirtualAccountNumber() { }

    public string? Bsb { get; private init; }

    public string? AccountNumber { get; private init; }

    public string? Iban { get; private init; }

    public string Locator => LocatorOf(Bsb, AccountNumber, Iban);

    /// <summary>A number at random; whether it is free is for the directory to say.</summary>
    public static VirtualAccountNumber Draw(Currency currency) =>
        currency.Code switch
        {
            "AUD" => new() { Bsb = PlatformBsb, AccountNumber = Checked(9) },
            { } code when IbanCurrencies.Contains(code) => new()
            {
                Iban = IbanNumber.FromDomestic(PlatformIbanCountry, PlatformIbanBank + Digits(13)),
            },
            _ => new() { AccountNumber = Checked(10) },
        };

    /// <summary>The one text by which an account is found, from what a rail's notice holds.</summary>
    public static string LocatorOf(string? bsb, string? accountNumber, string? iban) =>
        iban ?? (bsb is null ? accountNumber : $"{bsb}-{accountNumber}") ?? "";

    /// <summary>The same from an account as rails know it.</summary>
    public static string LocatorOf(RailAccount account) =>
        account.Type == "IBAN"
            ? LocatorOf(null, null, account.Number)
            : LocatorOf(account.Routing, account.Number, null);

    /// <summary>A number that looks like ours and is nobody's for ever: its check digit is wrong.</summary>
    public static RailAccount Nobodys(Currency currency) =>
        currency.Code switch
        {
            "AUD" => RailAccount.Bsb(PlatformBsb, "100000000"),
            { } code when IbanCurrencies.Contains(code) => RailAccount.Iban(
                $"{PlatformIbanCountry}00{PlatformIbanBank}1000000000000"
            ),
            _ => new("ACCOUNT_NUMBER", "1000000000"),
        };

    /// <summary>
    /// Whether a number of ours can read so: its last digit is the check digit of the others (ISO/IEC
    /// 7812, Luhn), so one wrong digit, or two neighbours swapped, names nobody.
    /// </summary>
    public static bool IsRightlyChecked(string digits) =>
        digits.Length > 1
        && !digits.AsSpan().ContainsAnyExceptInRange('0', '9')
        && digits[^1] == CheckDigit(digits[..^1]);

    private static string Checked(int length)
    {
        var digits = Digits(length - 1);
        return digits + CheckDigit(digits);
    }

    private static char CheckDigit(string digits)
    {
        var sum = 0;
        for (var index = digits.Length - 1; index >= 0; index--)
        {
            // Every second digit counts double, beginning with the last.
            var isDoubled = (digits.Length - index) % 2 == 1;
            var value = (digits[index] - '0') * (isDoubled ? 2 : 1);
            sum += value > 9 ? value - 9 : value;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    // The first digit is never zero: a number must survive a spreadsheet.
    private static string Digits(int count) =>
        RandomNumberGenerator.GetString("123456789", 1)
        + RandomNumberGenerator.GetString("0123456789", count - 1);
}
