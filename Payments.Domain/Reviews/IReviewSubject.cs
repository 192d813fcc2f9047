using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Rejections;

namespace Payments.Domain.Reviews;

/// <summary>
/// What may be stopped and looked at before it goes on: by a rule, by people, by questions to the
/// tenant (<see cref="Rfis.Rfi"/>).
/// </summary>
public interface IReviewSubject : ISubject
{
    /// <summary>It waits for the end of a review.</summary>
    bool IsUnderReview { get; }

    /// <summary>The review ends well: it goes on.</summary>
    ValueTask PassAsync(Work work);

    /// <summary>The review ends badly: it is cancelled.</summary>
    ValueTask DeclineAsync(Work work, RejectCode code, string message);
}
