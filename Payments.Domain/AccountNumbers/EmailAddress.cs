using System.Text.RegularExpressions;

namespace Payments.Domain.AccountNumbers;

/// <summary>E-mail addresses as people have them: a dot-atom before the @ and a domain after it, ASCII.</summary>
public static partial class EmailAddress
{
    /// <summary>RFC 5321: the path leaves room for 254 characters.</summary>
    public const int LengthMax = 254;

    public static Checked Check(string text)
    {
        var email = text.Trim(' ');
        return email.Length <= LengthMax && Pattern.IsMatch(email)
            ? Checked.Accept(email)
            : Checked.Refuse("This is not an e-mail address.");
    }

    [GeneratedRegex(
        "^(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])\\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2_000
    )]
    private static partial Regex Pattern { get; }
}
