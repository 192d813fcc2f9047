using Payments.Domain.Commands;
using Payments.Domain.Rejections;

namespace Payments.Domain.Rfis;

/// <summary>Why the transactions of a request are cancelled.</summary>
/// <param name="Code">By the catalogue of reject codes.</param>
/// <param name="Message">In words.</param>
public sealed record RfiVerdict(RejectCode Code, string Message);

/// <summary>What the end of a request does to its transactions.</summary>
internal static class RfiEffects
{
    /// <summary>Those still under review go on or are cancelled; all others stay as they are.</summary>
    public static async ValueTask ApplyAsync(Work work, Rfi rfi, RfiVerdict? verdict)
    {
        var id = rfi.Id;
        foreach (var link in await work.ListAsync<RfiTransaction>(link => link.RfiId == id))
        {
            var subject = await RfiSubjects.GetAsync(work, link.SubjectKind, link.SubjectId);
            if (!subject.IsUnderReview)
            {
                continue;
            }

            if (verdict is not null)
            {
                await subject.DeclineAsync(work, verdict.Code, verdict.Message);
            }
            else if (!await IsAskedByAnotherAsync(work, rfi, link))
            {
                await subject.PassAsync(work);
            }
        }
    }

    /// <summary>Whether another open request still holds the transaction back.</summary>
    private static async ValueTask<bool> IsAskedByAnotherAsync(
        Work work,
        Rfi rfi,
        RfiTransaction transaction
    )
    {
        var subjectId = transaction.SubjectId;
        foreach (
            var link in await work.ListAsync<RfiTransaction>(link => link.SubjectId == subjectId)
        )
        {
            if (link.RfiId != rfi.Id && !(await work.GetAsync<Rfi>(link.RfiId)).IsFinal)
            {
                return true;
            }
        }

        return false;
    }
}
