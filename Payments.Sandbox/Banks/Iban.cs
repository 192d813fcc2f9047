using System.Globalization;

namespace Payments.Sandbox.Banks;

/// <summary>ISO 13616 check digits by ISO 7064 mod 97-10.</summary>
internal static class Iban
{
    public static string Make(string country, string bban)
    {
        var check = 98 - Remainder($"{bban}{country}00");
        return string.Create(CultureInfo.InvariantCulture, $"{country}{check:00}{bban}");
    }

    public static bool IsRightlyChecked(string iban) => Remainder($"{iban[4..]}{iban[..4]}") == 1;

    private static int Remainder(string text)
    {
        var remainder = 0;
        foreach (var character in text.ToUpperInvariant())
        {
            remainder = char.IsAsciiDigit(character)
                ? ((remainder * 10) + (character - '0')) % 97
                : ((remainder * 100) + (character - 'A' + 10)) % 97;
        }

        return remainder;
    }
}
