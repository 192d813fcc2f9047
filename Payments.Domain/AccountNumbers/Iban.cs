using System.Collections.Frozen;
using System.Globalization;

namespace Payments.Domain.AccountNumbers;

/// <summary>International bank account numbers (ISO 13616, check digits by ISO 7064 mod 97-10).</summary>
public static class Iban
{
    // The IBAN registry: how long the number is in each country that has one.
    private const string LengthTable = """
        AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27
        DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28
        IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22
        MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24
        SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
        """;

    private static readonly FrozenDictionary<string, int> Lengths = LengthTable
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenDictionary(
            entry => entry[..2],
            entry => int.Parse(entry.AsSpan(2), CultureInfo.InvariantCulture),
            StringComparer.Ordinal
        );

    // Territories whose accounts carry the IBAN of the country that runs their banks.
    private static readonly FrozenDictionary<string, string> Issuers = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["AX"] = "FI",
        ["BL"] = "FR",
        ["GF"] = "FR",
        ["GG"] = "GB",
        ["GP"] = "FR",
        ["IM"] = "GB",
        ["JE"] = "GB",
        ["MF"] = "FR",
        ["MQ"] = "FR",
        ["NC"] = "FR",
        ["PF"] = "FR",
        ["PM"] = "FR",
        ["RE"] = "FR",
        ["TF"] = "FR",
        ["WF"] = "FR",
        ["YT"] = "FR",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Plain spaces and lower case are accepted and normalised away.</summary>
    public static Checked Check(string text)
    {
        var iban = IdentifierText.Compact(text);
        if (iban.Length < 5 || !IdentifierText.AreLettersOrDigits(iban))
        {
            return Checked.Refuse("An IBAN consists of the letters A-Z and digits.");
        }

        if (!Lengths.TryGetValue(iban[..2], out var length))
        {
            return Checked.Refuse($"No country with the code {iban[..2]} has IBANs.");
        }

        if (iban.Length != length)
        {
            return Checked.Refuse(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"An IBAN of {iban[..2]} has {length} characters, not {iban.Length}."
                )
            );
        }

        // 00, 01 and 99 satisfy mod 97 as well, and are never issued.
        return
            IdentifierText.AreDigits(iban.AsSpan(2, 2))
            && iban[2..4] is not ("00" or "01" or "99")
            && Remainder(iban) == 1
            ? Checked.Accept(iban)
            : Checked.Refuse("The check digits of the IBAN are wrong: a character was mistyped.");
    }

    /// <summary>Whether the accounts of a country have IBANs.</summary>
    public static bool IsIssuedIn(string country) =>
        Lengths.ContainsKey(Issuers.GetValueOrDefault(country, country));

    /// <summary>Whether an account in the country may have an IBAN with this prefix.</summary>
    public static bool BelongsTo(string iban, string country) =>
        string.Equals(
            iban[..2],
            Issuers.GetValueOrDefault(country, country),
            StringComparison.Ordinal
        );

    /// <summary>The IBAN of a domestic account number (BBAN), with its check digits.</summary>
    public static string FromDomestic(string country, string domestic)
    {
        var check = 98 - Remainder($"{country}00{domestic}");
        return string.Create(CultureInfo.InvariantCulture, $"{country}{check:00}{domestic}");
    }

    private static int Remainder(string iban)
    {
        var remainder = 0;
        for (var index = 0; index < iban.Length; index++)
        {
            var character = iban[(index + 4) % iban.Length];
            remainder = char.IsAsciiDigit(character)
                ? ((remainder * 10) + (character - '0')) % 97
                : ((remainder * 100) + (character - 'A' + 10)) % 97;
        }

        return remainder;
    }
}
