using Payments.Domain.AccountNumbers;
using Payments.Domain.Parties;

namespace Payments.Domain.Reviews;

/// <summary>What can stand in the lists of an operator.</summary>
public static class ReviewLists
{
    /// <summary>Of each list. The writer compares every name with what leaves: more would hold up all.</summary>
    public const int EntriesMax = 1_000;

    private const int AccountLengthMax = 256;

    private static readonly IdentifierCheck NameText = PlainText.UpTo(CompanyName.LengthMax);
    private static readonly IdentifierCheck AccountText = PlainText.UpTo(AccountLengthMax);

    /// <summary>The name of a person or a company.</summary>
    public static Checked Name(string text) =>
        NameText(text) is { Value: { } name } && !name.Any(char.IsLetterOrDigit)
            ? Checked.Refuse("A name without a letter or a digit is nobody's.")
            : NameText(text);

    /// <summary>An IBAN, an account number or a PayID, as instructions have it: without spaces.</summary>
    public static Checked Account(string text) =>
        AccountText(text.Replace(" ", "", StringComparison.Ordinal));
}
