namespace Payments.Domain.ReferenceData;

/// <summary>Whether files may answer a question.</summary>
public enum FileUploadOption
{
    /// <summary>Files, or a text that says why there are none; never both.</summary>
    Preferred,

    /// <summary>A text only.</summary>
    None,
}

/// <summary>The facts about every question of requests for information.</summary>
public static class RfiQuestions
{
    public static FileUploadOption FilesFor(RfiQuestionCode code) =>
        code
            is RfiQuestionCode.SenderDateOfBirth
                or RfiQuestionCode.SenderOccupation
                or RfiQuestionCode.RecipientAddress
                or RfiQuestionCode.RecipientRelationship
            ? FileUploadOption.None
            : FileUploadOption.Preferred;
}
