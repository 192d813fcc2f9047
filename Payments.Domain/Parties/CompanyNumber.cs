using Payments.Domain.AccountNumbers;

namespace Payments.Domain.Parties;

/// <summary>Australian company numbers (ACN): nine digits with a check digit.</summary>
public static class CompanyNumber
{
    public static Checked Check(string text)
    {
        var digits = IdentifierText.Digits(text);
        return Acn.IsValid(digits)
            ? Checked.Accept(digits)
            : Checked.Refuse("An ACN has 9 digits, the last of which checks the others.");
    }
}
