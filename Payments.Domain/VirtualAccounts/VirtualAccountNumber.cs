using System.Security.Cryptography;
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

    private VirtualAccountNumber() { }

    public string? Bsb { get; private init; }

    public string? AccountNumber { get; private init; }

    public string? Iban { get; private init; }

    public string Locator => LocatorOf(Bsb, AccountNumber, Iban);

    /// <summary>A number at random; whether it is free is for the directory to say.</summary>
    public static VirtualAccountNumber Draw(Currency currency) =>
        currency.Code switch
        {
            "AUD" => new() { Bsb = PlatformBsb, AccountNumber = Digits(9) },
            "EUR" => new()
            {
                Iban = IbanNumber.FromDomestic(PlatformIbanCountry, PlatformIbanBank + Digits(13)),
            },
            _ => new() { AccountNumber = Digits(10) },
        };

    /// <summary>The one text by which an account is found, from what a rail's notice holds.</summary>
    public static string LocatorOf(string? bsb, string? accountNumber, string? iban) =>
        iban ?? (bsb is null ? accountNumber : $"{bsb}-{accountNumber}") ?? "";

    // The first digit is never zero: a number must survive a spreadsheet.
    private static string Digits(int count) =>
        RandomNumberGenerator.GetString("123456789", 1)
        + RandomNumberGenerator.GetString("0123456789", count - 1);
}
