using System.Globalization;
using System.Text.Json.Serialization;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
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
        RequireForm();
        for (var index = 0; index < FileIds.Count; index++)
        {
            string[] path = ["input", "fileIds", index.ToString(CultureInfo.InvariantCulture)];
            var file = await work.GetAsync<StoredFile>(FileIds[index], path);
            RfiFiles.Require(file, Kinds.GetValueOrDefault(file.Id), path);
        }

        await rfi.AnswerAsync(
            work,
            QuestionCode,
            new(Text, FileIds, work.Now, work.Caller.PrincipalId)
        );
        return rfi;
    }

    private void RequireForm()
    {
        if (Text is null == (FileIds.Count == 0))
        {
            throw new InvalidInputException(
                "A question is answered by a text or by files, never by both.",
                "input",
                "text"
            );
        }

        if (FileIds.Count > 0 && RfiQuestions.FilesFor(QuestionCode) is FileUploadOption.None)
        {
            throw new InvalidInputException(
                "This question is answered by a text.",
                "input",
                "fileIds"
            );
        }

        if (FileIds.Count > RfiFiles.CountMax || FileIds.Distinct().Count() != FileIds.Count)
        {
            throw new InvalidInputException(
                "An answer has up to 10 files, each of them once.",
                "input",
                "fileIds"
            );
        }
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
