using Payments.Domain.Commands;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Reviews;

/// <summary>What stops outgoing money: the words of a sandbox, the rules of a LIVE tenant.</summary>
/// <param name="Reasons">At least one.</param>
/// <param name="Word">What becomes of it by itself; null: an operator decides.</param>
internal sealed record OutgoingReview(IReadOnlyList<ReviewReason> Reasons, ReviewRule? Word)
{
    /// <summary>As they are kept.</summary>
    public string ReasonNames => string.Join(' ', Reasons);

    /// <summary>Null: nothing stops it.</summary>
    public static async ValueTask<OutgoingReview?> OfAsync(Work work, OutgoingMoney money)
    {
        if (ReviewRule.Find(money.Reference, work.Caller.Environment) is { } word)
        {
            return new([ReviewReason.MagicWord], word);
        }

        if (work.Caller.Environment is not TenantEnvironment.Live)
        {
            return null;
        }

        var settings = await work.ReviewSettingsAsync();
        ReviewReason[] reasons =
        [
            .. LiveReviewRule
                .All.Where(rule => rule.Stops(money, settings))
                .Select(rule => rule.Reason),
        ];
        return reasons.Length == 0 ? null : new(reasons, Word: null);
    }

    /// <summary>The reasons that were kept; none when nothing stopped it.</summary>
    public static IReadOnlyList<ReviewReason> Read(string? names) =>
        [
            .. (names ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(Enum.Parse<ReviewReason>),
        ];

    /// <summary>Does with what is under review now what a word says; else it waits for people.</summary>
    public ValueTask ApplyAsync(Work work, IReviewSubject subject) =>
        Word?.ApplyAsync(work, subject) ?? ValueTask.CompletedTask;
}
