using Payments.Domain.Files;
using Payments.Domain.ReferenceData;

namespace Payments.Domain.Rfis;

/// <summary>One question of a request, and its answer.</summary>
/// <param name="Code">What is asked.</param>
/// <param name="Answer">Null until it is answered, which happens once.</param>
public sealed record RfiQuestion(RfiQuestionCode Code, RfiAnswer? Answer = null);

/// <summary>What the tenant said: a text, or files.</summary>
/// <param name="Text">Null when files answer.</param>
/// <param name="FileIds">Empty when a text answers.</param>
/// <param name="AnsweredAt">On the tenant's clock.</param>
/// <param name="AnsweredBy">The member.</param>
public sealed record RfiAnswer(
    string? Text,
    IReadOnlyList<StoredFileId> FileIds,
    DateTimeOffset AnsweredAt,
    string? AnsweredBy
);
