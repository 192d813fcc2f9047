using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Payments.Domain.Rails;

/// <summary>
/// Writes a character with those that a rail has. In this order: the character itself, its entry in
/// the table, what is left of it without its marks. What comes out is written again, until
/// all of it is in the rail's set.
/// </summary>
public static class Transliteration
{
    // “ → " → ' is the longest way.
    private const int StepsMax = 3;

    // Letters that have no decomposition; Greek after ELOT 743 letter by letter, Cyrillic after the Bulgarian law of 2009.
    private const string Letters =
        "ß ss ẞ SS æ ae Æ AE œ oe Œ OE ø o Ø O ł l Ł L đ d Đ D ð d Ð D þ th Þ TH ħ h Ħ H ı i ŋ n Ŋ N ŧ t Ŧ T ĸ k "
        + "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o "
        + "Α A Β V Γ G Δ D Ε E Ζ Z Η I Θ TH Ι I Κ K Λ L Μ M Ν N Ξ X Ο O Π P Ρ R Σ S Τ T Υ Y Φ F Χ CH Ψ PS Ω O "
        + "а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh "
        + "щ sht ъ a ы y ь y э e ю yu я ya і i є ye ґ g ј j љ lj њ nj ћ c ђ dj џ dz ѕ dz "
        + "А A Б B В V Г G Д D Е E Ж ZH З Z И I Й Y К K Л L М M Н N О O П P Р R С S Т T У U Ф F Х H Ц TS Ч CH Ш SH "
        + "Щ SHT Ъ A Ы Y Ь Y Э E Ю YU Я YA І I Є YE Ґ G Ј J Љ LJ Њ NJ Ћ C Ђ DJ Џ DZ Ѕ DZ";

    private const string Signs =
        "‘ ' ’ ' ‚ ' ‛ ' ′ ' ` ' “ \" ” \" „ \" « \" » \" ‹ ' › ' \" ' ‐ - ‑ - ‒ - – - — - ― - − - _ - ~ - • - · . "
        + "& + * . # . % . ; , < ( > ) [ ( ] ) { ( } ) \\ / | / ^ . = - @ (at) ! . $ USD € EUR £ GBP ¥ JPY × x ÷ /";

    private static readonly FrozenDictionary<string, string> Table = Read($"{Letters} {Signs}");

    /// <summary>The table's entries, for the documentation and its test.</summary>
    public static IReadOnlyDictionary<string, string> Entries => Table;

    /// <returns>Null when there is no way to write it.</returns>
    public static string? Of(Rune rune, SearchValues<char> characters) =>
        Write(rune.ToString(), characters, StepsMax);

    private static string? Write(string text, SearchValues<char> characters, int steps)
    {
        if (!text.AsSpan().ContainsAnyExcept(characters))
        {
            return text;
        }

        if (steps == 0)
        {
            return null;
        }

        var written = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rewrite(rune.ToString(), characters) is not { } next)
            {
                return null;
            }

            if (Write(next, characters, steps - 1) is not { } part)
            {
                return null;
            }

            written.Append(part);
        }

        return written.ToString();
    }

    private static string? Rewrite(string letter, SearchValues<char> characters) =>
        !letter.AsSpan().ContainsAnyExcept(characters) ? letter
        : Table.TryGetValue(letter, out var entry) ? entry
        : Decompose(letter);

    // Lone marks fall away: what they stood on has been written before them.
    private static string? Decompose(string letter) =>
        letter is "\u00A0" ? " "
        : Rune.GetUnicodeCategory(Rune.GetRuneAt(letter, 0)) is UnicodeCategory.NonSpacingMark ? ""
        : Decompositions.Of(letter);

    private static FrozenDictionary<string, string> Read(string table)
    {
        var words = table.Split(' ');
        return Enumerable
            .Range(0, words.Length / 2)
            .ToFrozenDictionary(
                pair => words[pair * 2],
                pair => words[(pair * 2) + 1],
                StringComparer.Ordinal
            );
    }
}
