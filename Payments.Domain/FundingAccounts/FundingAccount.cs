using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Domain.FundingAccounts;

/// <summary>
/// An account of the platform that takes money in one currency for many; the reference says whose
/// it is.
/// </summary>
public sealed record FundingAccount(
    Currency Currency,
    string? Iban,
    string? Bsb,
    string? AccountNumber,
    string Bic,
    FundingInstitution Institution,
    string Reference,
    string AccountName,
    string AccountAddress
)
{
    /// <summary>Its number as rails know it.</summary>
    public RailAccount Account =>
        Iban is { } iban ? RailAccount.Iban(iban, Bic)
        : Bsb is { } bsb ? RailAccount.Bsb(bsb, AccountNumber!) with { Bic = Bic }
        : new("ACCOUNT_NUMBER", AccountNumber!, Bic: Bic);
}

/// <summary>The bank that keeps a funding account.</summary>
public sealed record FundingInstitution(string Name, string Address);

/// <summary>Which accounts there are to pay into.</summary>
public static class FundingAccountDirectory
{
    /// <summary>
    /// The simulated banks' accounts, one for each currency: numbers that no real bank has given out.
    /// A LIVE tenant has none until the platform has an account of its own there.
    /// </summary>
    private static readonly Row[] Sandbox =
    [
        new(
            "AUD",
            null,
            "802985",
            "100200300",
            "SBXAAU2SXXX",
            "Sandbox Bank of Australia",
            "Sydney, AU"
        ),
        new(
            "CAD",
            null,
            null,
            "000400123456789",
            "SBXBCATTXXX",
            "Sandbox Bank of Canada",
            "Toronto, CA"
        ),
        new(
            "CHF",
            "CH9300762011623852957",
            null,
            null,
            "SBXCCHZZXXX",
            "Sandbox Bank Zürich",
            "Zürich, CH"
        ),
        new(
            "EUR",
            "LU280019400644750000",
            null,
            null,
            "SBXDLULLXXX",
            "Sandbox Bank Luxembourg",
            "Luxembourg, LU"
        ),
        new(
            "GBP",
            "GB29NWBK60161331926819",
            null,
            null,
            "SBXEGB2LXXX",
            "Sandbox Bank London",
            "London, GB"
        ),
        new(
            "HKD",
            null,
            null,
            "012345678901",
            "SBXFHKHHXXX",
            "Sandbox Bank Hong Kong",
            "Hong Kong, HK"
        ),
        new(
            "NZD",
            null,
            null,
            "0101230012345000",
            "SBXGNZ2WXXX",
            "Sandbox Bank of New Zealand",
            "Wellington, NZ"
        ),
        new(
            "SGD",
            null,
            null,
            "0720123456",
            "SBXHSGSGXXX",
            "Sandbox Bank Singapore",
            "Singapore, SG"
        ),
        new(
            "USD",
            null,
            null,
            "4000123456",
            "SBXIUS33XXX",
            "Sandbox Bank New York",
            "New York, US"
        ),
    ];

    // The platform's, at each of the banks.
    private const string HolderName = "Payments Sandbox Client Money";

    private const string HolderAddress = "1 Sandbox Street, Sydney NSW 2000, AU";

    /// <summary>Where they are: the money of a sandbox never reaches a LIVE tenant.</summary>
    public const TenantEnvironment Environment = TenantEnvironment.Sandbox;

    private static readonly Dictionary<string, Currency> Currencies = Sandbox
        .Select(row => row.With(""))
        .ToDictionary(
            account => VirtualAccountNumber.LocatorOf(account.Account),
            account => account.Currency,
            StringComparer.Ordinal
        );

    /// <summary>What the account takes, if it is one of these; null for any other number.</summary>
    public static Currency? CurrencyOf(RailAccount account) =>
        Currencies.GetValueOrDefault(VirtualAccountNumber.LocatorOf(account));

    /// <summary>Whether a number is one of these, so that it is nobody's own.</summary>
    public static bool Has(string locator) => Currencies.ContainsKey(locator);

    /// <param name="reference">What names the owner.</param>
    /// <param name="environment">Where the owner lives.</param>
    /// <param name="currencies">Only these; null: all that there are.</param>
    public static IReadOnlyList<FundingAccount> For(
        string reference,
        TenantEnvironment environment,
        IReadOnlyCollection<Currency>? currencies
    )
    {
        if (environment is not Environment)
        {
            return [];
        }

        return
        [
            .. Sandbox
                .Select(row => row.With(reference))
                .Where(account => currencies?.Contains(account.Currency) is not false),
        ];
    }

    private sealed record Row(
        string Currency,
        string? Iban,
        string? Bsb,
        string? AccountNumber,
        string Bic,
        string BankName,
        string BankAddress
    )
    {
        public FundingAccount With(string reference) =>
            new(
                Values.Currency.Parse(Currency),
                Iban,
                Bsb,
                AccountNumber,
                Bic,
                new(BankName, BankAddress),
                reference,
                HolderName,
                HolderAddress
            );
    }
}
