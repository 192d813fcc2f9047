using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Parties;
using Payments.Domain.Rejections;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Operators;
using Payments.GraphQL.Reviews;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Deposits;

/// <summary>What an operator says about a deposit.</summary>
/// <param name="DepositId">One that is REVIEWING.</param>
/// <param name="Decision">What becomes of it.</param>
/// <param name="RejectCode">For RETURN and CANCEL: why; COMPLIANCE_DECLINED when left out.</param>
/// <param name="Message">For RETURN and CANCEL: in words, up to 140 characters; the payer is told as well.</param>
/// <param name="InternalNote">For operators: up to 1,000 characters that the tenant never sees (`reviewNotes`).</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record DecideDepositReviewInput(
    [property: ID<Deposit>] DepositId DepositId,
    DepositDecision Decision,
    RejectCode? RejectCode,
    string? Message,
    string? InternalNote,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Deposit">The deposit; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DecideDepositReviewPayload(Deposit? Deposit, bool Replayed);

/// <summary>What an operator is to say about a deposit.</summary>
/// <param name="DepositId">One of yours that is REVIEWING.</param>
/// <param name="Decision">What becomes of it.</param>
/// <param name="RejectCode">For RETURN and CANCEL: why; COMPLIANCE_DECLINED when left out.</param>
/// <param name="Message">For RETURN and CANCEL: in words, up to 140 characters; the payer is told as well.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateDepositReviewInput(
    [property: ID<Deposit>] DepositId DepositId,
    DepositDecision Decision,
    RejectCode? RejectCode,
    string? Message,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Deposit">The deposit; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateDepositReviewPayload(Deposit? Deposit, bool Replayed);

internal sealed class DecideDepositReviewInputValidator
    : AbstractValidator<DecideDepositReviewInput>
{
    private const int MessageLengthMax = 140;

    public DecideDepositReviewInputValidator()
    {
        RuleFor(input => input.Message).Follows(PlainText.UpTo(MessageLengthMax));
        RuleFor(input => input.InternalNote).Follows(ReviewNotes.Check);
        RuleFor(input => input.RejectCode)
            .Must((input, code) => code is null || input.Decision is not DepositDecision.Accept)
            .WithMessage("Only what is refused has a reject code.");
    }
}

[MutationType]
public static class DepositReviewMutations
{
    private static readonly DecideDepositReviewInputValidator Validator = new();

    /// <summary>For operators of the platform: decides the review of a deposit of any tenant of their environment.</summary>
    /// <param name="input">Which, and how.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DecideDepositReviewPayload> DecideDepositReviewAsync(
        DecideDepositReviewInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var id = input.DepositId;
        var owner = await desk.ForOwnerAsync<Deposit>(
            caller,
            deposit => deposit.ReviewReasons != null && deposit.Id == id,
            id,
            "depositId",
            cancellationToken
        );
        var result = await gate.RunAsync(
            new DecideDepositReview(id, input.Decision, input.RejectCode, input.Message)
            {
                InternalNote = ReviewNotes.Normal(input.InternalNote),
            },
            owner,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>Sandbox only: decides the review of a deposit of yours in the operators' place.</summary>
    /// <param name="input">Which, and how.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateDepositReviewPayload> SimulateDepositReviewAsync(
        SimulateDepositReviewInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(
            new DecideDepositReviewInput(
                input.DepositId,
                input.Decision,
                input.RejectCode,
                input.Message,
                InternalNote: null,
                input.IdempotencyKey
            )
        );
        var result = await gate.RunAsync(
            new SimulateDepositReview(
                input.DepositId,
                input.Decision,
                input.RejectCode,
                input.Message
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
