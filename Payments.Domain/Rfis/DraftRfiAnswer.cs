using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Files;
using Payments.Domain.Identity;
using Payments.Domain.Ids;
using Payments.Domain.ReferenceData;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Rfis;

/// <summary>Prepares an answer to one question, in place of the draft it may have.</summary>
/// <param name="Version">Of the request as the member has read it; null to save over whatever there is.</param>
public sealed record SaveRfiDraft(
    RfiId RfiId,
    RfiQuestionCode QuestionCode,
    string? Text,
    IReadOnlyList<StoredFileId> FileIds,
    int? Version
) : Command<Rfi>
{
    public override MemberAccess? Right() => MemberAccess.Compliance;

    /// <inheritdoc cref="AnswerRfiQuestion.Kinds"/>
    [JsonIgnore]
    public IReadOnlyDictionary<StoredFileId, RfiFileKind?> Kinds { get; init; } =
        new Dictionary<StoredFileId, RfiFileKind?>();

    public override IEnumerable<IEntityId> Reads(Caller caller) => [RfiId];

    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        rfi.RequireVersion(Version);
        await RfiAnswerForm.RequireAsync(work, QuestionCode, Text, FileIds, Kinds);
        rfi.SaveDraft(work, new(QuestionCode, Text, FileIds, work.Now, work.Caller.PrincipalId));
        return rfi;
    }
}

/// <summary>Throws a draft away.</summary>
public sealed record DiscardRfiDraft(RfiId RfiId, RfiQuestionCode QuestionCode) : Command<Rfi>
{
    public override MemberAccess? Right() => MemberAccess.Compliance;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [RfiId];

    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        rfi.DiscardDraft(work, QuestionCode);
        return rfi;
    }
}

/// <summary>Gives a draft as the answer, as it stands.</summary>
/// <param name="Version">Of the request as the member has read it; null to give whatever the draft is by now.</param>
public sealed record SubmitRfiDraft(RfiId RfiId, RfiQuestionCode QuestionCode, int? Version)
    : Command<Rfi>
{
    public override MemberAccess? Right() => MemberAccess.Compliance;

    public override IEnumerable<IEntityId> Reads(Caller caller) => [RfiId];

    public override async ValueTask<Rfi> HandleAsync(Work work)
    {
        var rfi = await work.GetAsync<Rfi>(RfiId, "input", "rfiId");
        rfi.RequireVersion(Version);
        var draft = rfi.DraftOf(QuestionCode);
        await rfi.AnswerAsync(
            work,
            QuestionCode,
            new(draft.Text, draft.FileIds, work.Now, work.Caller.PrincipalId)
        );
        return rfi;
    }
}
