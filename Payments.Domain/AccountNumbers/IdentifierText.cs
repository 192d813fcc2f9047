namespace Payments.Domain.AccountNumbers;

/// <summary>What all identifiers share: how people group them, and which characters count.</summary>
internal static class IdentifierText
{
    /// <summary>
    /// Drops plain spaces and raises the case. Anything else that looks like a space or a letter
    /// (no-break space, zero-width, Cyrillic) stays, and is refused later.
    /// </summary>
    public static string Compact(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Drops the hyphens and plain spaces by which people group digits.</summary>
    public static string Digits(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    public static bool AreDigits(ReadOnlySpan<char> text) =>
        !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    public static bool AreLettersOrDigits(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterUpper(character) && !char.IsAsciiDigit(character))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }

    public static int DigitAt(string text, int index) => text[index] - '0';
}
