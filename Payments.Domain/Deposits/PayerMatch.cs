using System.Globalization;
using System.Text;
using Payments.Domain.Rails;

namespace Payments.Domain.Deposits;

/// <summary>How the name of a payer compares with those of an account's holder.</summary>
public enum PayerMatch
{
    /// <summary>The same, but for order, case, accents, titles and legal forms.</summary>
    Match,

    /// <summary>Alike: an initial, a name more or less, a slip of the pen.</summary>
    CloseMatch,

    /// <summary>Somebody else.</summary>
    NoMatch,

    /// <summary>The rail did not tell who paid.</summary>
    NotTold,
}

/// <summary>
/// Compares names as banks write them. A name is a set of words: banks cut accents, swap first and last
/// names, and abbreviate legal forms, each in its own way.
/// </summary>
public static class PayerNames
{
    // Longer words may differ in one letter; in a short one that is another name (Ann, Ian).
    private const int SlipLengthMin = 5;

    // What says how a company is made up, and not what it is called.
    private static readonly HashSet<string> LegalForms = WordsOf(
        "pty ltd limited proprietary inc incorporated llc llp lp plc corp corporation gmbh ag kg ug sa sarl sas sasu "
            + "srl spa sl bv nv ab as aps oy oyj kk"
    );

    private static readonly HashSet<string> Fillers = WordsOf(
        "mr mrs ms miss mx dr prof the and co company"
    );

    /// <summary>The best of the comparisons with each of the holder's names.</summary>
    public static PayerMatch Compare(string? payer, IEnumerable<string> holders) =>
        Compare(payer, holders.Select(Words));

    /// <summary>The same, with names that are in their words already.</summary>
    internal static PayerMatch Compare(string? payer, IEnumerable<string[]> holders)
    {
        var told = Words(payer);
        return told.Length == 0
            ? PayerMatch.NotTold
            : holders
                .Select(holder => Compare(told, holder))
                .DefaultIfEmpty(PayerMatch.NoMatch)
                .Min();
    }

    private static PayerMatch Compare(string[] payer, string[] holder) =>
        holder.Length == 0 ? PayerMatch.NoMatch
        : IsSame(payer, holder) ? PayerMatch.Match
        : IsClose(payer, holder) ? PayerMatch.CloseMatch
        : PayerMatch.NoMatch;

    private static bool IsSame(string[] left, string[] right) =>
        left.Order(StringComparer.Ordinal)
            .SequenceEqual(right.Order(StringComparer.Ordinal), StringComparer.Ordinal)
        || string.Concat(left) == string.Concat(right);

    /// <summary>Every word of the shorter name has a word of its own in the longer one.</summary>
    private static bool IsClose(string[] left, string[] right)
    {
        var (few, many) = left.Length <= right.Length ? (left, right) : (right, left);
        // One word of several says too little: many are called Smith.
        if (few.Length == 1 && many.Length > 1)
        {
            return false;
        }

        List<string> free = [.. many];
        // Whole words first, so that an initial does not take the place of one.
        foreach (var word in few.OrderByDescending(word => word.Length))
        {
            var found = free.FindIndex(other => other == word);
            found = found >= 0 ? found : free.FindIndex(other => IsAlike(word, other));
            if (found < 0)
            {
                return false;
            }

            free.RemoveAt(found);
        }

        // Initials alone are nobody's name.
        return few.Any(word => word.Length > 1);
    }

    private static bool IsAlike(string left, string right) =>
        left.Length == 1 || right.Length == 1
            ? left[0] == right[0]
            : Math.Min(left.Length, right.Length) >= SlipLengthMin && IsOneSlip(left, right);

    /// <summary>One letter other, more, or less, or two neighbours swapped.</summary>
    private static bool IsOneSlip(string left, string right)
    {
        var (few, many) = left.Length <= right.Length ? (left, right) : (right, left);
        var start = 0;
        while (start < few.Length && few[start] == many[start])
        {
            start++;
        }

        var restOfFew = few.AsSpan(start);
        var restOfMany = many.AsSpan(start);
        return (restOfMany.Length - restOfFew.Length) switch
        {
            0 => restOfFew.Length == 0
                || restOfFew[1..].SequenceEqual(restOfMany[1..])
                || (
                    restOfFew.Length > 1
                    && restOfFew[0] == restOfMany[1]
                    && restOfFew[1] == restOfMany[0]
                    && restOfFew[2..].SequenceEqual(restOfMany[2..])
                ),
            1 => restOfMany[1..].SequenceEqual(restOfFew),
            _ => false,
        };
    }

    /// <summary>What the name consists of, as it is compared.</summary>
    internal static string[] Words(string? name)
    {
        if (name is null)
        {
            return [];
        }

        var text = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            // O'Neill is one word, Smith-Jones two.
            if (rune.Value is '\'' or 0x2019 or '.')
            {
                continue;
            }

            text.Append(
                !Rune.IsLetterOrDigit(rune)
                && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark
                    ? " "
                    : Transliteration.Of(rune, RailText.CharactersOf(RailScheme.Sct))
                        ?? rune.ToString()
            );
        }

        var words = text.ToString()
            .ToLowerInvariant()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // A company may be called The Company: what little there is then counts.
        string[] formless = [.. words.Where(word => !LegalForms.Contains(word))];
        string[] told = [.. formless.Where(word => !Fillers.Contains(word))];
        return told.Length > 0 ? told
            : formless.Length > 0 ? formless
            : words;
    }

    private static HashSet<string> WordsOf(string words) =>
        new(words.Split(' '), StringComparer.Ordinal);
}
