using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Files;
using Payments.Domain.Parties;
using Payments.Domain.ReferenceData;
using Payments.Domain.Rfis;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Rfis;

/// <summary>An answer to keep for later: a text, or files, as `answerRfiQuestion` takes them.</summary>
/// <param name="RfiId">A request that is PENDING.</param>
/// <param name="QuestionCode">One of its questions that is not answered.</param>
/// <param name="Text">1 to 2,000 characters.</param>
/// <param name="FileIds">Up to 10 files that you have stored by `uploadFile`, where the question takes files.</param>
/// <param name="Version">The request's `version` as you have read it: refused (VERSION_CONFLICT) when it has changed since. Left out: saved over whatever there is.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SaveRfiDraftInput(
    [property: ID<Rfi>] RfiId RfiId,
    RfiQuestionCode QuestionCode,
    string? Text,
    [property: ID<StoredFile>] IReadOnlyList<StoredFileId>? FileIds,
    int? Version,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request with its `drafts`; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SaveRfiDraftPayload(Rfi? Rfi, bool Replayed);

/// <summary>Which draft to throw away.</summary>
/// <param name="RfiId">A request that is PENDING.</param>
/// <param name="QuestionCode">A question with a draft.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record DiscardRfiDraftInput(
    [property: ID<Rfi>] RfiId RfiId,
    RfiQuestionCode QuestionCode,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DiscardRfiDraftPayload(Rfi? Rfi, bool Replayed);

/// <summary>Which draft to give as the answer.</summary>
/// <param name="RfiId">A request that is PENDING.</param>
/// <param name="QuestionCode">A question with a draft.</param>
/// <param name="Version">The request's `version` as you have read it, so that what you give is what you have read: refused (VERSION_CONFLICT) when it has changed since. Left out: whatever the draft is by now is given.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SubmitRfiDraftInput(
    [property: ID<Rfi>] RfiId RfiId,
    RfiQuestionCode QuestionCode,
    int? Version,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request; null when refused. With the last answer it becomes ASSESSING.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SubmitRfiDraftPayload(Rfi? Rfi, bool Replayed);

internal sealed class SaveRfiDraftInputValidator : AbstractValidator<SaveRfiDraftInput>
{
    public SaveRfiDraftInputValidator() =>
        RuleFor(input => input.Text)
            .Follows(PlainText.UpTo(AnswerRfiQuestionInputValidator.TextLengthMax));
}

[MutationType]
public static class RfiDraftMutations
{
    private static readonly SaveRfiDraftInputValidator Validator = new();

    /// <summary>
    /// Keeps an answer to one question without giving it, in place of the draft that there may be; it takes the right
    /// COMPLIANCE. It is checked as an answer is, and seen by your members with that right alone.
    /// </summary>
    /// <param name="input">The draft.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<RfiQuestionAnsweredError>]
    [Error<VersionConflictError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SaveRfiDraftPayload> SaveRfiDraftAsync(
        SaveRfiDraftInput input,
        Caller caller,
        PaymentsDb db,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var fileIds = input.FileIds ?? [];
        var result = await gate.RunAsync(
            new SaveRfiDraft(input.RfiId, input.QuestionCode, input.Text, fileIds, input.Version)
            {
                Kinds = await RfiFileContents.KindsAsync(db, fileIds, cancellationToken),
            },
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>Throws a draft away; it takes the right COMPLIANCE.</summary>
    /// <param name="input">Which draft.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<RfiQuestionAnsweredError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DiscardRfiDraftPayload> DiscardRfiDraftAsync(
        DiscardRfiDraftInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new DiscardRfiDraft(input.RfiId, input.QuestionCode),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Gives a draft as the answer, as `answerRfiQuestion` does, once; it takes the right COMPLIANCE. The last answer
    /// sends the request to those who look at it.
    /// </summary>
    /// <param name="input">Which draft.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<RfiQuestionAnsweredError>]
    [Error<VersionConflictError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SubmitRfiDraftPayload> SubmitRfiDraftAsync(
        SubmitRfiDraftInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SubmitRfiDraft(input.RfiId, input.QuestionCode, input.Version),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
