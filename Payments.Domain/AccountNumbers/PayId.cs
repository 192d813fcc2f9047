using System.Text.RegularExpressions;

namespace Payments.Domain.AccountNumbers;

/// <summary>
/// Aliases of Australian accounts: an e-mail address, an Australian phone number, an ABN or ACN, or
/// the identifier of an organisation (dotted, like a domain name).
/// </summary>
public static partial class PayId
{
    public static Checked Check(string text)
    {
        var payId = text.Trim(' ');
        if (payId.Contains('@', StringComparison.Ordinal))
        {
            return EmailAddress.Check(payId) is { IsValid: true, Value: { } email }
                ? Checked.Accept(email.ToLowerInvariant())
                : Checked.Refuse("The e-mail address of the PayID is not valid.");
        }

        var digits = IdentifierText.Digits(payId);
        if (Phone(digits) is { } phone)
        {
            return Checked.Accept(phone);
        }

        if (IdentifierText.AreDigits(digits))
        {
            return Abn.IsValid(digits) || Acn.IsValid(digits)
                ? Checked.Accept(digits)
                : Checked.Refuse("The digits of the PayID are neither a phone number nor an ABN.");
        }

        return OrganisationPattern.IsMatch(payId) && payId.Length <= 256
            ? Checked.Accept(payId.ToLowerInvariant())
            : Checked.Refuse(
                "A PayID is an e-mail address, a phone number (+61…), an ABN, an ACN or a dotted organisation name."
            );
    }

    /// <summary>As the scheme stores it: +61, hyphen, nine digits.</summary>
    private static string? Phone(string compact)
    {
        var national =
            compact.StartsWith("+61", StringComparison.Ordinal) ? compact[3..]
            : compact.StartsWith("0061", StringComparison.Ordinal) ? compact[4..]
            : compact.StartsWith('0') && compact.Length == 10 ? compact[1..]
            : "";
        return
            national.Length == 9
            && IdentifierText.AreDigits(national)
            && national[0] is '2' or '3' or '4' or '7' or '8'
            ? $"+61-{national}"
            : null;
    }

    [GeneratedRegex(
        "^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2_000
    )]
    private static partial Regex OrganisationPattern { get; }
}
