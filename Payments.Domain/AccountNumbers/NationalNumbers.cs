using System.Text.RegularExpressions;

namespace Payments.Domain.AccountNumbers;

/// <summary>Routing numbers of the American Bankers Association: nine digits, weights 3-7-1.</summary>
public static class AbaRoutingNumber
{
    private static readonly int[] Weights = [3, 7, 1];

    public static Checked Check(string text)
    {
        var aba = IdentifierText.Digits(text);
        if (aba.Length != 9 || !IdentifierText.AreDigits(aba))
        {
            return Checked.Refuse("An ABA routing number has 9 digits.");
        }

        var sum = 0;
        for (var index = 0; index < aba.Length; index++)
        {
            sum += Weights[index % 3] * IdentifierText.DigitAt(aba, index);
        }

        // The first two digits name a Federal Reserve district, or a kind of institution.
        var prefix = (IdentifierText.DigitAt(aba, 0) * 10) + IdentifierText.DigitAt(aba, 1);
        return
            sum % 10 == 0
            && prefix is (>= 1 and <= 12) or (>= 21 and <= 32) or (>= 61 and <= 72) or 80
            ? Checked.Accept(aba)
            : Checked.Refuse("The check digit of the ABA routing number is wrong.");
    }
}

/// <summary>British sort codes: six digits, by custom written 20-00-00.</summary>
public static class SortCode
{
    public static Checked Check(string text)
    {
        var code = IdentifierText.Digits(text);
        return code.Length == 6 && IdentifierText.AreDigits(code)
            ? Checked.Accept(code)
            : Checked.Refuse("A sort code has 6 digits.");
    }
}

/// <summary>Account numbers beside a sort code: eight digits, leading zeros included.</summary>
public static class BritishAccountNumber
{
    public static Checked Check(string text)
    {
        var number = IdentifierText.Digits(text);
        return number.Length == 8 && IdentifierText.AreDigits(number)
            ? Checked.Accept(number)
            : Checked.Refuse("An account number beside a sort code has 8 digits.");
    }
}

/// <summary>Indian financial system codes: bank, a zero kept for later, branch.</summary>
public static partial class Ifsc
{
    public static Checked Check(string text)
    {
        var code = IdentifierText.Compact(text);
        return Pattern.IsMatch(code)
            ? Checked.Accept(code)
            : Checked.Refuse("An IFSC has 4 letters, a zero, and 6 letters or digits.");
    }

    [GeneratedRegex("^[A-Z]{4}0[A-Z0-9]{6}\\z", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Pattern { get; }
}

/// <summary>Codes of the China National Advanced Payment System: 12 digits.</summary>
public static class Cnaps
{
    public static Checked Check(string text)
    {
        var code = IdentifierText.Digits(text);
        return code.Length == 12 && IdentifierText.AreDigits(code)
            ? Checked.Accept(code)
            : Checked.Refuse("A CNAPS code has 12 digits.");
    }
}

/// <summary>Mexican standardised bank codes: 17 digits and a check digit, weights 3-7-1.</summary>
public static class Clabe
{
    private static readonly int[] Weights = [3, 7, 1];

    public static Checked Check(string text)
    {
        var clabe = IdentifierText.Digits(text);
        if (clabe.Length != 18 || !IdentifierText.AreDigits(clabe))
        {
            return Checked.Refuse("A CLABE has 18 digits.");
        }

        var sum = 0;
        for (var index = 0; index < 17; index++)
        {
            sum += Weights[index % 3] * IdentifierText.DigitAt(clabe, index) % 10;
        }

        return (10 - (sum % 10)) % 10 == IdentifierText.DigitAt(clabe, 17)
            ? Checked.Accept(clabe)
            : Checked.Refuse("The check digit of the CLABE is wrong.");
    }
}

/// <summary>Account numbers of countries that say nothing more about them.</summary>
public static class AccountNumber
{
    /// <summary>As long as the BBAN of an IBAN may be, and a few old accounts are.</summary>
    public const int LengthMax = 34;

    public static Checked Check(string text)
    {
        var number = IdentifierText.Compact(text).Replace("-", "", StringComparison.Ordinal);
        return number.Length is >= 4 and <= LengthMax && IdentifierText.AreLettersOrDigits(number)
            ? Checked.Accept(number)
            : Checked.Refuse("An account number has 4 to 34 letters and digits.");
    }
}
