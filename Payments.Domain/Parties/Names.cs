using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Payments.Domain.AccountNumbers;

namespace Payments.Domain.Parties;

/// <summary>Parts of a person's name: Latin letters with space , . - / ' between them.</summary>
public static partial class PersonName
{
    public const int LengthMax = 75;

    public static Checked Check(string text)
    {
        var name = text.Trim(' ').Normalize(NormalizationForm.FormC);
        if (name.Length is 0 or > LengthMax)
        {
            return Checked.Refuse("A name has 1 to 75 characters.");
        }

        if (DummyText.Is(name))
        {
            return Checked.Refuse(DummyText.RuleText);
        }

        if (!Pattern.IsMatch(name))
        {
            return Checked.Refuse("A name consists of Latin letters, spaces and , . - / '.");
        }

        // "Ben.eu", "x.com" or "www.x.com" in a name is an advertisement, or bait for a link.
        return DomainPattern.IsMatch(name)
            ? Checked.Refuse("A name must not look like a web address.")
            : Checked.Accept(name);
    }

    // Latin, Latin-1, Extended-A and -B, Additional: every Latin orthography; ʹ and ’ as written.
    [GeneratedRegex(
        "^[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u1E00-\u1EFF]"
            + "[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u1E00-\u1EFF\u2019 ,./'-]*\\z",
        RegexOptions.CultureInvariant,
        2_000
    )]
    private static partial Regex Pattern { get; }

    // After a single letter only in lower case: J.Smith is a name, x.com is none.
    [GeneratedRegex(
        "[A-Za-z]{2,}\\.[A-Za-z]{2,}|(?<![A-Za-z])[A-Za-z]\\.[a-z]{2,}|//",
        RegexOptions.CultureInvariant,
        2_000
    )]
    private static partial Regex DomainPattern { get; }
}

/// <summary>Second names of people, for which an initial is not enough.</summary>
public static class MiddleName
{
    public const int LengthMin = 2;

    public static Checked Check(string text) =>
        PersonName.Check(text) is { Value: { } name } && name.Length < LengthMin
            ? Checked.Refuse("A middle name has 2 to 75 characters.")
            : PersonName.Check(text);
}

/// <summary>Names of companies: what a register may hold.</summary>
public static class CompanyName
{
    public const int LengthMax = 256;

    public static Checked Check(string text)
    {
        var name = text.Trim(' ').Normalize(NormalizationForm.FormC);
        if (name.Length is < 2 or > LengthMax)
        {
            return Checked.Refuse("A company's name has 2 to 256 characters.");
        }

        return DummyText.Is(name) ? Checked.Refuse(DummyText.RuleText)
            : PlainText.IsPlain(name) && name.AsSpan().IndexOfAny("<=>") < 0 ? Checked.Accept(name)
            : Checked.Refuse("A company's name has no control characters and none of < = >.");
    }
}

/// <summary>Free text on one line: references, addresses, names.</summary>
public static class PlainText
{
    /// <summary>No control characters, no line breaks, no lone surrogates. All other text is data.</summary>
    public static bool IsPlain(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (
                rune == Rune.ReplacementChar
                || Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Control
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                        or UnicodeCategory.Surrogate
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A check for one line of up to so many characters, spaces around it dropped.</summary>
    public static IdentifierCheck UpTo(int lengthMax) =>
        text =>
        {
            var line = text.Trim(' ').Normalize(NormalizationForm.FormC);
            if (line.Length == 0 || line.Length > lengthMax)
            {
                return Checked.Refuse(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"1 to {lengthMax} characters are expected."
                    )
                );
            }

            return DummyText.Is(line) ? Checked.Refuse(DummyText.RuleText)
                : IsPlain(line) ? Checked.Accept(line)
                : Checked.Refuse("Control characters and line breaks are not accepted.");
        };
}

/// <summary>The caller's own reference to an object, unique per tenant and kind of object.</summary>
public static class ExternalId
{
    public const int LengthMax = 255;

    public static Checked Check(string text) =>
        DummyText.Is(text) ? Checked.Refuse(DummyText.RuleText)
        : text.Length is > 0 and <= LengthMax && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? Checked.Accept(text)
        : Checked.Refuse("An external id has 1 to 255 printable ASCII characters.");
}
