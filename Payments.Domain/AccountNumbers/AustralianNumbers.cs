namespace Payments.Domain.AccountNumbers;

/// <summary>Bank-state-branch numbers: six digits, by custom written 062-000.</summary>
public static class Bsb
{
    public static Checked Check(string text)
    {
        var bsb = IdentifierText.Digits(text);
        return bsb.Length == 6 && IdentifierText.AreDigits(bsb)
            ? Checked.Accept(bsb)
            : Checked.Refuse("A BSB has 6 digits.");
    }
}

/// <summary>Account numbers beside a BSB; the direct-entry files leave room for 9 digits.</summary>
public static class AustralianAccountNumber
{
    public static Checked Check(string text)
    {
        var number = IdentifierText.Digits(text);
        return number.Length is >= 4 and <= 9 && IdentifierText.AreDigits(number)
            ? Checked.Accept(number)
            : Checked.Refuse("An account number beside a BSB has 4 to 9 digits.");
    }
}

/// <summary>Australian business numbers: 11 digits, weighted sum divisible by 89.</summary>
public static class Abn
{
    private static readonly int[] Weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

    public static bool IsValid(string digits)
    {
        if (digits.Length != 11 || !IdentifierText.AreDigits(digits) || digits[0] == '0')
        {
            return false;
        }

        // One is taken from the first digit before the sum.
        var sum = -Weights[0];
        for (var index = 0; index < digits.Length; index++)
        {
            sum += Weights[index] * IdentifierText.DigitAt(digits, index);
        }

        return sum % 89 == 0;
    }
}

/// <summary>Australian company numbers: 9 digits, the last one the complement mod 10.</summary>
public static class Acn
{
    public static bool IsValid(string digits)
    {
        if (digits.Length != 9 || !IdentifierText.AreDigits(digits))
        {
            return false;
        }

        var sum = 0;
        for (var index = 0; index < 8; index++)
        {
            sum += (8 - index) * IdentifierText.DigitAt(digits, index);
        }

        return (10 - (sum % 10)) % 10 == IdentifierText.DigitAt(digits, 8);
    }
}
