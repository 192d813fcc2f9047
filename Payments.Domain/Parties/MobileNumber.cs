using System.Collections.Frozen;
using System.Text;
using Payments.Domain.AccountNumbers;

namespace Payments.Domain.Parties;

/// <summary>Telephone numbers as the world dials them (ITU-T E.164): +61 422 832 849.</summary>
public static class MobileNumber
{
    private const int DigitsMin = 8;
    private const int DigitsMax = 15;
    private const int GroupSize = 3;

    // The calling codes of one and two digits; all others have three.
    private static readonly FrozenSet<string> ShortCodes = """
        1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62
        63 64 65 66 81 82 84 86 90 91 92 93 94 95 98
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(
        StringComparer.Ordinal
    );

    /// <summary>A leading 00 means +; spaces, hyphens, dots and brackets are how people group.</summary>
    public static Checked Check(string text)
    {
        var compact = Compact(text);
        var digits =
            compact.StartsWith('+') ? compact[1..]
            : compact.StartsWith("00", StringComparison.Ordinal) ? compact[2..]
            : "";
        return
            digits.Length is >= DigitsMin and <= DigitsMax
            && IdentifierText.AreDigits(digits)
            && digits[0] != '0'
            ? Checked.Accept(Grouped(digits))
            : Checked.Refuse("A mobile number is international: +, country code and number.");
    }

    private static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var character in text.Where(character => !" -.()".Contains(character)))
        {
            compact.Append(character);
        }

        return compact.ToString();
    }

    private static string Grouped(string digits)
    {
        var code =
            ShortCodes.Contains(digits[..1]) ? 1
            : ShortCodes.Contains(digits[..2]) ? 2
            : 3;
        var text = new StringBuilder("+").Append(digits, 0, code);
        for (var index = code; index < digits.Length; )
        {
            var left = digits.Length - index;
            // No group of one: four at the end instead.
            var size = left is GroupSize + 1 or < GroupSize ? left : GroupSize;
            text.Append(' ').Append(digits, index, size);
            index += size;
        }

        return text.ToString();
    }
}
