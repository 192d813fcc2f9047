using System.Globalization;
using System.Text;

namespace Payments.Domain.StatementExports;

/// <summary>SWIFT's character set x, and how other text is brought into it.</summary>
internal static class SwiftText
{
    private const string Marks = "/-?:().,'+ ";

    /// <summary>Letters lose their accents; what has no likeness becomes a full stop.</summary>
    public static string Of(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark)
            {
                written.Append(Likeness(rune));
            }
        }

        return written.ToString();
    }

    /// <summary>Lines of up to so many characters; none begins as a field or the end would.</summary>
    public static IEnumerable<string> Wrap(string text, int width, int linesMax)
    {
        var lines = 0;
        for (var start = 0; start < text.Length && lines < linesMax; lines++)
        {
            var mark = text[start] is ':' or '-' ? " " : "";
            var length = Math.Min(width - mark.Length, text.Length - start);
            yield return string.Concat(mark, text.AsSpan(start, length));
            start += length;
        }
    }

    private static string Likeness(Rune rune) =>
        rune.Value switch
        {
            'ß' => "ss",
            'Æ' => "AE",
            'æ' => "ae",
            'Œ' => "OE",
            'œ' => "oe",
            'Ø' => "O",
            'ø' => "o",
            'Ł' => "L",
            'ł' => "l",
            'Đ' or 'Ð' => "D",
            'đ' or 'ð' => "d",
            'Þ' => "Th",
            'þ' => "th",
            'ı' => "i",
            '\u2018' or '\u2019' => "'",
            '\u2013' or '\u2014' or '_' => "-",
            '&' => "+",
            _ when rune.IsAscii
                    && (
                        char.IsAsciiLetterOrDigit((char)rune.Value)
                        || Marks.Contains((char)rune.Value, StringComparison.Ordinal)
                    ) => rune.ToString(),
            _ => ".",
        };
}
