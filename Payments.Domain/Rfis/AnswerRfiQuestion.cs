using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Files;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.ReferenceData;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Rfis;

/// <summary>Answers one question of a request, by a text or by files; once.</summary>
public sealed record AnswerRfiQuestion(
    RfiId RfiId,
    RfiQuestionCode QuestionCode,
    string? Text,
    IReadOnlyList<StoredFileId> FileIds
) : Command<Rfi>
{
    public override MemberAccess? Right() => MemberAccess.Compliance;

    /// <summary>
    /// What the files' contents are, read before: files never change, and nobody else should wait
    /// while they are read. A file that does not exist has none.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<StoredFileId, RfiFileKind?> Kinds { get; init; } =
        new Dictionary<StoredFileId, RfiFileKind?>();

    public override IEnumerable<IEntityId> Reads(Caller caller) => [RfiId];

    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        await RfiAnswerForm.RequireAsync(work, QuestionCode, Text, FileIds, Kinds);
        await rfi.AnswerAsync(
            work,
            QuestionCode,
            new(Text, FileIds, work.Now, work.Caller.PrincipalId)
        );
        return rfi;
    }
}

/// <summary>Says that the tenant does not answer: the transactions under review are cancelled.</summary>
public sealed record DeclineRfi(RfiId RfiId) : Command<Rfi>
{
    public override MemberAccess? Right() => MemberAccess.Compliance;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [RfiId];

    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        rfi.RequirePending(RfiStatus.Closed);
        await rfi.CloseAsync(
            work,
            RfiOutcome.Declined,
            new(
                Rejections.RejectCode.CancellationRequestedByParticipant,
                "The request for information was declined."
            ),
            work.Caller.Actor
        );
        return rfi;
    }
}
