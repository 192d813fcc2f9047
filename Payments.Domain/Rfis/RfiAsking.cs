using Payments.Domain.Commands;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.ReferenceData;

namespace Payments.Domain.Rfis;

/// <summary>What a review asks by itself.</summary>
internal static class RfiAsking
{
    private static readonly RfiQuestionCode[] Standard =
    [
        RfiQuestionCode.SenderIdProof,
        RfiQuestionCode.OtherTxPurpose,
    ];

    /// <summary>Whether the tenant has a member who may answer.</summary>
    public static async ValueTask<bool> CanAnswerAsync(Work work)
    {
        var name = nameof(MemberAccess.Compliance);
        var members = await work.ListAsync<Member>(member => member.AccessList.Contains(name));
        return members.Any(member => member.Access.Contains(MemberAccess.Compliance));
    }

    /// <summary>Puts the standard questions about a transaction that is under review.</summary>
    public static async ValueTask AskAsync(Work work, Subject transaction) =>
        await Rfi.OpenAsync(
            work,
            Standard,
            [transaction],
            SimulateRfi.PlainMessage,
            work.Now + Rfi.TimeToAnswer
        );
}
