using Payments.Domain.Values;

namespace Payments.Domain.Reviews;

/// <summary>
/// Whether by new rules something could go unseen that the old ones stop. Compared rule by rule and not by
/// all that could ever be paid, so that in doubt it is loosening.
/// </summary>
internal static class ReviewLoosening
{
    public static bool Loosens(ReviewSettings now, ReviewSettings next) =>
        // What is stopped for everybody is stopped for new recipients as well.
        now.From.Any(amount => !Stops(next.From, amount))
        || now.NewRecipientFrom.Any(amount =>
            !Stops(next.NewRecipientFrom, amount) && !Stops(next.From, amount)
        )
        || Lacks(next.Countries, now.Countries)
        || Lacks(next.Recipients, now.Recipients)
        || Lacks(next.Accounts, now.Accounts);

    private static bool Stops(IReadOnlyList<Money> thresholds, Money amount) =>
        thresholds.Any(threshold =>
            threshold.Currency == amount.Currency && threshold.MinorUnits <= amount.MinorUnits
        );

    private static bool Lacks(IReadOnlyList<string> next, IReadOnlyList<string> now) =>
        now.Except(next, StringComparer.OrdinalIgnoreCase).Any();
}
