using Payments.Domain.AccountNumbers;

namespace Payments.Domain.Parties;

/// <summary>The short name by which a party is listed.</summary>
public static class NickName
{
    public const int LengthMin = 2;
    public const int LengthMax = 75;

    private const int GeneratedLengthMax = 10;

    private static readonly IdentifierCheck Line = PlainText.UpTo(LengthMax);

    public static Checked Check(string text) =>
        Line(text) is { Value: { } name } && name.Length < LengthMin
            ? Checked.Refuse("A nickname has 2 to 75 characters.")
            : Line(text);

    /// <summary>
    /// For a party that was given none: the company's name, or first and last name without a space,
    /// cut to 10 characters (JohnMalkov, Acme Pty L).
    /// </summary>
    public static string Generate(PartyName name)
    {
        var whole = name.CompanyName ?? $"{name.FirstName}{name.LastName}";
        if (whole.Length <= GeneratedLengthMax)
        {
            return whole;
        }

        // Never half of a surrogate pair.
        var length = char.IsHighSurrogate(whole[GeneratedLengthMax - 1])
            ? GeneratedLengthMax - 1
            : GeneratedLengthMax;
        return whole[..length];
    }
}
