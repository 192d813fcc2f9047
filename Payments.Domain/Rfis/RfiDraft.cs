using Payments.Domain.Files;
using Payments.Domain.ReferenceData;

namespace Payments.Domain.Rfis;

/// <summary>An answer that is prepared and not given yet: for the tenant's own people.</summary>
/// <param name="Code">The question; one that is answered has no draft.</param>
/// <param name="Text">Null when files are to answer.</param>
/// <param name="FileIds">Empty when a text is to answer.</param>
/// <param name="SavedAt">On the tenant's clock.</param>
/// <param name="SavedBy">The member.</param>
public sealed record RfiDraft(
    RfiQuestionCode Code,
    string? Text,
    IReadOnlyList<StoredFileId> FileIds,
    DateTimeOffset SavedAt,
    string? SavedBy
);
