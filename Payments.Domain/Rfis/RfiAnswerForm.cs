using System.Globalization;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Files;
using Payments.Domain.ReferenceData;

namespace Payments.Domain.Rfis;

/// <summary>What an answer looks like, whether it is given or only prepared.</summary>
internal static class RfiAnswerForm
{
    /// <param name="kinds">What the files are by their contents.</param>
    /// <exception cref="InvalidInputException">The question cannot be answered like this.</exception>
    public static async ValueTask RequireAsync(
        Work work,
        RfiQuestionCode code,
        string? text,
        IReadOnlyList<StoredFileId> fileIds,
        IReadOnlyDictionary<StoredFileId, RfiFileKind?> kinds
    )
    {
        RequireOneForm(code, text, fileIds);
        for (var index = 0; index < fileIds.Count; index++)
        {
            string[] path = ["input", "fileIds", index.ToString(CultureInfo.InvariantCulture)];
            var file = await work.GetAsync<StoredFile>(fileIds[index], path);
            RfiFiles.Require(file, kinds.GetValueOrDefault(file.Id), path);
        }
    }

    private static void RequireOneForm(
        RfiQuestionCode code,
        string? text,
        IReadOnlyList<StoredFileId> fileIds
    )
    {
        if (text is null == (fileIds.Count == 0))
        {
            throw new InvalidInputException(
                "A question is answered by a text or by files, never by both.",
                "input",
                "text"
            );
        }

        if (fileIds.Count > 0 && RfiQuestions.FilesFor(code) is FileUploadOption.None)
        {
            throw new InvalidInputException(
                "This question is answered by a text.",
                "input",
                "fileIds"
            );
        }

        if (fileIds.Count > RfiFiles.CountMax || fileIds.Distinct().Count() != fileIds.Count)
        {
            throw new InvalidInputException(
                "An answer has up to 10 files, each of them once.",
                "input",
                "fileIds"
            );
        }
    }
}
