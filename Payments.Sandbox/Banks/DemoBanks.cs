using System.Globalization;

namespace Payments.Sandbox.Banks;

/// <summary>The eight invented banks and their customers.</summary>
internal static class DemoBanks
{
    public static IReadOnlyList<DemoBank> All { get; } =
    [
        Bank("coral_au", "Coral Bank", "AU", "CRALAU2S", "AUD", ["AUD", "JPY"]),
        Bank("kauri_nz", "Kauri Bank", "NZ", "KAURNZ2W", "NZD", ["NZD", "AUD"]),
        Bank("thames_gb", "Thames & Tyne Bank", "GB", "THTYGB2L", "GBP", ["GBP", "KWD", "USD"]),
        Bank("linden_de", "Lindenbank", "DE", "LINDDEFF", "EUR", ["EUR", "KWD"]),
        Bank("lumiere_fr", "Banque Lumière", "FR", "LUMIFRPP", "EUR", ["EUR", "JPY"]),
        Bank("arno_it", "Banca dell'Arno", "IT", "ARNOITMM", "EUR", ["EUR"]),
        Bank("tulip_nl", "Tulp Bank", "NL", "TULPNL2A", "EUR", ["EUR", "USD"]),
        Bank("danube_ro", "Banca Dunării", "RO", "DUNAROBU", "RON", ["RON", "EUR"]),
    ];

    public static DemoBank? Find(string? code) => All.FirstOrDefault(bank => bank.Code == code);

    private static DemoBank Bank(
        string code,
        string name,
        string country,
        string bic,
        string currency,
        string[] companyCurrencies
    ) =>
        new(
            code,
            name,
            country,
            bic,
            [
                new(
                    "alex",
                    "Alex Morgan",
                    [
                        Account(code, country, "alex", 1, currency, AccountProfile.Household),
                        Account(code, country, "alex", 2, currency, AccountProfile.Savings),
                    ]
                ),
                new(
                    "company",
                    "Harbour Trading Company",
                    [
                        .. companyCurrencies.Select(
                            (money, index) =>
                                Account(
                                    code,
                                    country,
                                    "company",
                                    index + 1,
                                    money,
                                    AccountProfile.Business
                                )
                        ),
                    ]
                ),
                new(
                    "newcomer",
                    "Robin Nowak",
                    [Account(code, country, "newcomer", 1, currency, AccountProfile.Empty)]
                ),
            ]
        );

    private static DemoAccount Account(
        string bank,
        string country,
        string psuId,
        int number,
        string currency,
        AccountProfile profile
    )
    {
        var resourceId = string.Create(CultureInfo.InvariantCulture, $"{bank}-{psuId}-{number}");
        var digits = StableHash.Of(resourceId).ToString("D20", CultureInfo.InvariantCulture);
        var bban = Bban(country, digits);
        var hasIban = country is not ("AU" or "NZ");
        return new DemoAccount(
            resourceId,
            hasIban ? Iban.Make(country, bban) : null,
            hasIban ? null : bban,
            currency,
            profile switch
            {
                AccountProfile.Savings => $"Savings {currency}",
                AccountProfile.Business => $"Business {currency}",
                AccountProfile.Household or AccountProfile.Empty => $"Everyday {currency}",
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            profile is AccountProfile.Savings ? "Savings account" : "Current account",
            psuId switch
            {
                "alex" => "Alex Morgan",
                "company" => "Harbour Trading Company",
                _ => "Robin Nowak",
            },
            profile
        );
    }

    /// <summary>The national number in the length that the country's registry entry states.</summary>
    private static string Bban(string country, string digits) =>
        country switch
        {
            "AU" => $"062{digits[..3]}{digits[3..12]}",
            "NZ" => $"03{digits[..4]}{digits[4..11]}000",
            "GB" => $"THTY{digits[..14]}",
            "DE" => digits[..18],
            "FR" => FrenchBban(digits),
            "IT" => $"X0542811101{digits[..12]}",
            "NL" => $"TULP{digits[..10]}",
            "RO" => $"DUNA{digits[..16]}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Bank 30004, branch 00823, eleven digits of account, and the RIB key.</summary>
    private static string FrenchBban(string digits)
    {
        var account = long.Parse(digits[..11], CultureInfo.InvariantCulture);
        var key = 97 - (((89L * 30004) + (15L * 823) + (3 * account)) % 97);
        return string.Create(CultureInfo.InvariantCulture, $"3000400823{account:D11}{key:D2}");
    }
}
