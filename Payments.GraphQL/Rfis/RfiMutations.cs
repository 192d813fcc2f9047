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

/// <summary>The question is answered already: each is answered once.</summary>
public sealed class RfiQuestionAnsweredError(RfiQuestionAnsweredException refusal)
    : UserError(refusal);

/// <summary>Your answer to one question: a text, or files.</summary>
/// <param name="RfiId">A request that is PENDING.</param>
/// <param name="QuestionCode">One of its questions that is not answered.</param>
/// <param name="Text">1 to 2,000 characters. Where files are preferred, say why there are none.</param>
/// <param name="FileIds">
/// Up to 10 files that you have stored by `uploadFile`, where the question takes files: .pdf, .jpg, .jpeg, .png, .xls or
/// .xlsx, and that by their content as well; up to 10 MiB each.
/// </param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record AnswerRfiQuestionInput(
    [property: ID<Rfi>] RfiId RfiId,
    RfiQuestionCode QuestionCode,
    string? Text,
    [property: ID<StoredFile>] IReadOnlyList<StoredFileId>? FileIds,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request; null when refused. With the last answer it becomes ASSESSING.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record AnswerRfiQuestionPayload(Rfi? Rfi, bool Replayed);

/// <summary>Which request not to answer.</summary>
/// <param name="RfiId">A request that is PENDING.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record DeclineRfiInput([property: ID<Rfi>] RfiId RfiId, string IdempotencyKey);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DeclineRfiPayload(Rfi? Rfi, bool Replayed);

internal sealed class AnswerRfiQuestionInputValidator : AbstractValidator<AnswerRfiQuestionInput>
{
    internal const int TextLengthMax = 2000;

    public AnswerRfiQuestionInputValidator() =>
        RuleFor(input => input.Text).Follows(PlainText.UpTo(TextLengthMax));
}

[MutationType]
public static class RfiMutations
{
    private static readonly AnswerRfiQuestionInputValidator Validator = new();

    /// <summary>
    /// Answers one question of a request for information, once; it takes the right COMPLIANCE. The last
    /// answer sends the request to those who look at it.
    /// </summary>
    /// <param name="input">The answer.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<RfiQuestionAnsweredError>]
    [Error<IdempotencyConflictError>]
    public static async Task<AnswerRfiQuestionPayload> AnswerRfiQuestionAsync(
        AnswerRfiQuestionInput input,
        Caller caller,
        PaymentsDb db,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var fileIds = input.FileIds ?? [];
        var result = await gate.RunAsync(
            new AnswerRfiQuestion(input.RfiId, input.QuestionCode, input.Text, fileIds)
            {
                Kinds = await RfiFileContents.KindsAsync(db, fileIds, cancellationToken),
            },
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Says that you do not answer; it takes the right COMPLIANCE and cannot be undone. The request is
    /// CLOSED, its transactions under review are CANCELLED; all others stay as they are.
    /// </summary>
    /// <param name="input">Which request.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DeclineRfiPayload> DeclineRfiAsync(
        DeclineRfiInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new DeclineRfi(input.RfiId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
