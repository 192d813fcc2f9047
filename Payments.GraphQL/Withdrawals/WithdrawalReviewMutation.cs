using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Parties;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Operators;
using Payments.GraphQL.Reviews;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Withdrawals;

/// <summary>What an operator says about a withdrawal.</summary>
/// <param name="WithdrawalId">One that is REVIEWING.</param>
/// <param name="Decision">What becomes of it.</param>
/// <param name="RejectCode">Why it is declined; COMPLIANCE_DECLINED when left out.</param>
/// <param name="Message">In words, up to 280 characters; a plain sentence when left out.</param>
/// <param name="InternalNote">For operators: up to 1,000 characters that the tenant never sees (`reviewNotes`).</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record DecideWithdrawalReviewInput(
    [property: ID<Withdrawal>] WithdrawalId WithdrawalId,
    ReviewDecision Decision,
    RejectCode? RejectCode,
    string? Message,
    string? InternalNote,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Withdrawal">The withdrawal; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DecideWithdrawalReviewPayload(Withdrawal? Withdrawal, bool Replayed);

internal sealed class DecideWithdrawalReviewInputValidator
    : AbstractValidator<DecideWithdrawalReviewInput>
{
    private const int MessageLengthMax = 280;

    public DecideWithdrawalReviewInputValidator()
    {
        RuleFor(input => input.Message).Follows(PlainText.UpTo(MessageLengthMax));
        RuleFor(input => input.InternalNote).Follows(ReviewNotes.Check);
        RuleFor(input => input.RejectCode)
            .Must((input, code) => code is null || input.Decision is ReviewDecision.Decline)
            .WithMessage("Only what is declined has a reject code.");
    }
}

[MutationType]
public static class WithdrawalReviewMutation
{
    private static readonly DecideWithdrawalReviewInputValidator Validator = new();

    /// <summary>
    /// For operators of the platform: decides the review of a withdrawal of any tenant of their environment.
    /// Approved, the rail gets it; declined, it is CANCELLED, and amount and fee are free again.
    /// </summary>
    /// <param name="input">Which, and how.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DecideWithdrawalReviewPayload> DecideWithdrawalReviewAsync(
        DecideWithdrawalReviewInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var id = input.WithdrawalId;
        var owner = await desk.ForOwnerAsync<Withdrawal>(
            caller,
            withdrawal => withdrawal.ReviewReasons != null && withdrawal.Id == id,
            id,
            "withdrawalId",
            cancellationToken
        );
        var result = await gate.RunAsync(
            new DecideWithdrawalReview(id, new(input.Decision, input.RejectCode, input.Message))
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
