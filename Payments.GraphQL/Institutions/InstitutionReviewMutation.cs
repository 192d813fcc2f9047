using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Institutions;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Operators;
using Payments.GraphQL.Reviews;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Institutions;

/// <summary>What an operator says about an institution.</summary>
/// <param name="InstitutionId">One that is PENDING, or an APPROVED one to reject.</param>
/// <param name="Approve">False to reject it.</param>
/// <param name="Message">Why it is rejected: 1 to 140 characters.</param>
/// <param name="InternalNote">For operators: up to 1,000 characters that the tenant never sees (`reviewNotes`).</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record DecideInstitutionReviewInput(
    [property: ID<Institution>] InstitutionId InstitutionId,
    bool Approve,
    string? Message,
    string? InternalNote,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Institution">The institution; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DecideInstitutionReviewPayload(Institution? Institution, bool Replayed);

internal sealed class DecideInstitutionReviewInputValidator
    : AbstractValidator<DecideInstitutionReviewInput>
{
    private const int MessageLengthMax = 140;

    public DecideInstitutionReviewInputValidator()
    {
        RuleFor(input => input.Message).Follows(PlainText.UpTo(MessageLengthMax));
        RuleFor(input => input.InternalNote).Follows(ReviewNotes.Check);
        RuleFor(input => input.Message)
            .Must((input, message) => message is null || !input.Approve)
            .WithMessage("Only what is rejected has a reason.");
    }
}

[MutationType]
public static class InstitutionReviewMutation
{
    private static readonly DecideInstitutionReviewInputValidator Validator = new();

    /// <summary>For operators of the platform: decides the review of an institution of any tenant of their environment.</summary>
    /// <param name="input">Which, and how.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<DeletedError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DecideInstitutionReviewPayload> DecideInstitutionReviewAsync(
        DecideInstitutionReviewInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var id = input.InstitutionId;
        var owner = await desk.ForOwnerAsync<Institution>(
            caller,
            institution => institution.Id == id,
            id,
            "institutionId",
            cancellationToken
        );
        var result = await gate.RunAsync(
            new DecideInstitutionReview(id, input.Approve, input.Message)
            {
                InternalNote = ReviewNotes.Normal(input.InternalNote),
            },
            owner,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
