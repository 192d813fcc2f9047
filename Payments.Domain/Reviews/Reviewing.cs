using Payments.Domain.Commands;
using Payments.Domain.Lifecycles;
using Payments.Domain.Rejections;

namespace Payments.Domain.Reviews;

/// <summary>What a reviewer says about outgoing money.</summary>
/// <param name="Decision">Whether it goes on.</param>
/// <param name="RejectCode">Why not; COMPLIANCE_DECLINED when null.</param>
/// <param name="Message">In words; a plain sentence when null.</param>
public sealed record ReviewVerdict(
    ReviewDecision Decision,
    RejectCode? RejectCode,
    string? Message
);

internal static class Reviewing
{
    /// <summary>Ends a review that is on.</summary>
    /// <exception cref="IllegalTransitionException">It is under no review.</exception>
    public static ValueTask DecideAsync<TStatus>(
        this IReviewSubject subject,
        Work work,
        ReviewVerdict verdict,
        TStatus status,
        TStatus approved,
        TStatus declined
    )
        where TStatus : struct, Enum
    {
        var approves = verdict.Decision is ReviewDecision.Approve;
        if (!subject.IsUnderReview)
        {
            throw new IllegalTransitionException(
                subject.Subject,
                StatusName.Of(status),
                StatusName.Of(approves ? approved : declined)
            );
        }

        return approves
            ? subject.PassAsync(work)
            : subject.DeclineAsync(
                work,
                verdict.RejectCode ?? RejectCode.ComplianceDeclined,
                verdict.Message ?? "It was declined."
            );
    }
}
