using Payments.Domain.AccountNumbers;

namespace Payments.Domain.Parties;

/// <summary>A company's number in the register of its country: an ABN or ACN in Australia.</summary>
public static class BusinessNumber
{
    public const int LengthMin = 4;
    public const int LengthMax = 32;

    private const int AbnLength = 11;
    private const int AcnLength = 9;

    /// <summary>A check for the register of a country (ISO 3166-1).</summary>
    public static IdentifierCheck Of(string? country) =>
        text =>
        {
            var number = text.Trim(' ');
            if (country == "AU")
            {
                return Australian(IdentifierText.Digits(number));
            }

            return
                number.Length is >= LengthMin and <= LengthMax
                && !number.AsSpan().ContainsAnyExceptInRange(' ', '~')
                ? Checked.Accept(number)
                : Checked.Refuse("A business number has 4 to 32 printable ASCII characters.");
        };

    private static Checked Australian(string digits) =>
        digits.Length switch
        {
            AbnLength when Abn.IsValid(digits) => Checked.Accept(digits),
            AcnLength when Acn.IsValid(digits) => Checked.Accept(digits),
            _ => Checked.Refuse(
                "An Australian business number is an ABN (11 digits) or ACN (9), rightly checked."
            ),
        };
}
