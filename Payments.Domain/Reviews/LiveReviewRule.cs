using Payments.Domain.Deposits;
using Payments.Domain.Rails;
using Payments.Domain.Values;

namespace Payments.Domain.Reviews;

/// <summary>What the rules look at.</summary>
/// <param name="Amounts">What leaves the balance and what arrives, in one or in two currencies.</param>
/// <param name="Payee">Who is paid, as the rail will be told.</param>
/// <param name="Reference">The text for the recipient.</param>
/// <param name="IsNewPayee">Nothing that was paid to the account has arrived before.</param>
/// <param name="IsInstitutionUnapproved">Who instructs it is not approved.</param>
public sealed record OutgoingMoney(
    IReadOnlyList<Money> Amounts,
    RailParty Payee,
    string? Reference,
    bool IsNewPayee,
    bool IsInstitutionUnapproved
);

/// <summary>One reason for which money of a LIVE tenant is stopped, and when it holds.</summary>
public sealed record LiveReviewRule(
    ReviewReason Reason,
    Func<OutgoingMoney, ReviewSettings, bool> Stops
)
{
    /// <summary>Every rule that holds is told, not only the first one.</summary>
    public static IReadOnlyList<LiveReviewRule> All { get; } =
    [
        new(ReviewReason.LargeAmount, (money, settings) => Reaches(money, settings.From)),
        new(
            ReviewReason.NewRecipient,
            (money, settings) => money.IsNewPayee && Reaches(money, settings.NewRecipientFrom)
        ),
        new(
            ReviewReason.ListedRecipient,
            (money, settings) =>
                IsNamed(money.Payee.Name, settings.RecipientWords)
                || Contains(settings.Accounts, money.Payee.Account?.Number)
        ),
        new(
            ReviewReason.ListedCountry,
            (money, settings) => Contains(settings.Countries, CountryOf(money.Payee.Account))
        ),
        new(ReviewReason.UnapprovedInstitution, (money, _) => money.IsInstitutionUnapproved),
    ];

    private static bool Reaches(OutgoingMoney money, IReadOnlyList<Money> thresholds) =>
        thresholds.Any(from =>
            money.Amounts.Any(amount =>
                amount.Currency == from.Currency && from.MinorUnits <= amount.MinorUnits
            )
        );

    // A name that is only alike is for people to look at: that is what a review is.
    private static bool IsNamed(string name, IReadOnlyList<string[]> listed) =>
        listed.Count > 0
        && PayerNames.Compare(name, listed) is PayerMatch.Match or PayerMatch.CloseMatch;

    // An IBAN names its country itself, whatever else was said.
    private static string? CountryOf(RailAccount? account) =>
        account is { Type: "IBAN", Number: { Length: > 2 } iban } ? iban[..2] : account?.Country;

    private static bool Contains(IReadOnlyList<string> list, string? value) =>
        value is not null && list.Contains(value, StringComparer.OrdinalIgnoreCase);
}
