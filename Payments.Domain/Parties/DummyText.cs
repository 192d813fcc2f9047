using System.Collections.Frozen;

namespace Payments.Domain.Parties;

/// <summary>
/// What programs write where they have nothing to say. It is refused in every field of a party: a
/// field without a value is left out.
/// </summary>
public static class DummyText
{
    public const string RuleText = "This stands for no value: leave the field out instead.";

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "nil",
        "none",
        "null",
        "undefined"
    );

    /// <summary>
    /// In the spelling of programs (NULL, null, N/A), not in that of people: Null and Na are names
    /// that some have.
    /// </summary>
    public static bool Is(string text)
    {
        var word = text.Trim();
        return Words.Contains(word)
            && !(word.Length > 1 && char.IsAsciiLetterUpper(word[0]) && IsLower(word.AsSpan(1)));
    }

    private static bool IsLower(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExceptInRange('a', 'z');
}
