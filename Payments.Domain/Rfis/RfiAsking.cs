using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.ReferenceData;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;

namespace Payments.Domain.Rfis;

/// <summary>What a review asks by itself.</summary>
internal static class RfiAsking
{
    private static readonly RfiQuestionCode[] Standard =
    [
        RfiQuestionCode.SenderIdProof,
        RfiQuestionCode.OtherTxPurpose,
    ];

    /// <summary>
    /// Puts the standard questions about what is under review. Where nobody could answer, it is declined.
    /// </summary>
    public static async ValueTask AskAsync(Work work, IReviewSubject subject)
    {
        if (!await CanAnswerAsync(work))
        {
            await subject.DeclineAsync(
                work,
                RejectCode.ComplianceDeclined,
                "Nobody could be asked."
            );
            return;
        }

        await Rfi.OpenAsync(
            work,
            Standard,
            [subject.Subject],
            OpenRfi.PlainMessage,
            work.Now + Rfi.TimeToAnswer
        );
    }

    // Whether the tenant has a member who may answer.
    private static async ValueTask<bool> CanAnswerAsync(Work work)
    {
        var name = nameof(MemberAccess.Compliance);
        var members = await work.ListAsync<Member>(member => member.AccessList.Contains(name));
        return members.Any(member => member.May(MemberAccess.Compliance));
    }
}
