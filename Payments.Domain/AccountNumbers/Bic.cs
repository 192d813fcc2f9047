using Payments.Domain.Countries;

namespace Payments.Domain.AccountNumbers;

/// <summary>Business identifier codes (ISO 9362): party, country, location, and a branch at will.</summary>
public static class Bic
{
    public static Checked Check(string text)
    {
        var bic = IdentifierText.Compact(text);
        if (bic.Length is not (8 or 11) || !IdentifierText.AreLettersOrDigits(bic))
        {
            return Checked.Refuse("A BIC has 8 or 11 letters and digits.");
        }

        // Kosovo has no ISO code, and BICs under XK.
        return CountryCode.IsKnown(bic[4..6]) || bic[4..6] is "XK"
            ? Checked.Accept(bic)
            : Checked.Refuse($"{bic[4..6]}, the country in the BIC, does not exist.");
    }
}
