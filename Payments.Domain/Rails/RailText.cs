using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Payments.Domain.Errors;
using Payments.Domain.Parties;

namespace Payments.Domain.Rails;

/// <summary>
/// What a rail prints on a statement. Callers write what they like; each rail gets it in its own
/// characters and length. docs/rails.md has the table.
/// </summary>
public static class RailText
{
    /// <summary>The longest text that is taken, for any rail.</summary>
    public const int ReferenceLengthMax = 280;

    private const string LettersAndDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ";

    // EPC217-08: the Latin set that every bank in SEPA takes. SWIFT's set x is the same.
    private static readonly SearchValues<char> Sepa = SearchValues.Create(
        LettersAndDigits + "/-?:().,'+"
    );

    // The character set of BECS files as banks publish it (no ; < > \ ` { | } ~ nor double quotes).
    private static readonly SearchValues<char> Becs = SearchValues.Create(
        LettersAndDigits + "&',-./+$!%()*#=:?[]_^@"
    );

    private static readonly SearchValues<char> PrintableAscii = SearchValues.Create(
        LettersAndDigits + "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    );

    /// <summary>Whether a text has a word; SEPA carries no underscore, so a hyphen is as good.</summary>
    public static bool Says(string text, string word) =>
        text.Contains(word, StringComparison.Ordinal)
        || text.Contains(word.Replace('_', '-'), StringComparison.Ordinal);

    /// <summary>The characters that the rail carries.</summary>
    public static SearchValues<char> CharactersOf(RailScheme rail) =>
        rail switch
        {
            RailScheme.Npp or RailScheme.Domestic => PrintableAscii,
            RailScheme.DirectEntry => Becs,
            RailScheme.Sct or RailScheme.SctInst or RailScheme.CrossBorder => Sepa,
            _ => throw new UnreachableException(),
        };

    /// <summary>The text as the rail will carry it: transliterated, then cut to its length.</summary>
    /// <exception cref="InvalidInputException">
    /// It is too long for any rail, or has a character with no Latin counterpart.
    /// </exception>
    public static string? Fit(RailScheme rail, string? reference, params string[] path)
    {
        if (reference is null)
        {
            return null;
        }

        PlainText.UpTo(ReferenceLengthMax)(reference).Require(path);
        var text = new StringBuilder(reference.Length);
        foreach (var rune in reference.EnumerateRunes())
        {
            if (Transliteration.Of(rune, CharactersOf(rail)) is not { } latin)
            {
                throw new InvalidInputException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{rune}' (U+{rune.Value:X4}) has no counterpart in Latin letters."
                    ),
                    path
                );
            }

            text.Append(latin);
        }

        var carried = Tidy(rail, text.ToString());
        var max = RailSchemes.RemittanceLengthMax(rail);
        carried = carried.Length <= max ? carried : Tidy(rail, carried[..max]);
        return carried.Length > 0
            ? carried
            : throw new InvalidInputException("Nothing of it is left on a statement.", path);
    }

    // EPC217-08: content neither begins nor ends with a slash and has no two in a row.
    private static string Tidy(RailScheme rail, string text)
    {
        if (CharactersOf(rail) != Sepa)
        {
            return text.Trim(' ');
        }

        while (text.Contains("//", StringComparison.Ordinal))
        {
            text = text.Replace("//", "/", StringComparison.Ordinal);
        }

        return text.Trim(' ', '/');
    }
}
