using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Parties;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Rails;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Withdrawals;

/// <summary>What a reviewer is to say.</summary>
/// <param name="WithdrawalId">One that is REVIEWING.</param>
/// <param name="Decision">What the reviewer says.</param>
/// <param name="RejectCode">Why it is declined; COMPLIANCE_DECLINED when left out.</param>
/// <param name="Message">In words, up to 280 characters; a plain sentence when left out.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateWithdrawalReviewInput(
    [property: ID<Withdrawal>] WithdrawalId WithdrawalId,
    ReviewDecision Decision,
    RejectCode? RejectCode,
    string? Message,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Withdrawal">The withdrawal; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateWithdrawalReviewPayload(Withdrawal? Withdrawal, bool Replayed);

internal sealed class SimulateWithdrawalReviewInputValidator
    : AbstractValidator<SimulateWithdrawalReviewInput>
{
    private const int MessageLengthMax = 280;

    public SimulateWithdrawalReviewInputValidator()
    {
        RuleFor(input => input.Message).Follows(PlainText.UpTo(MessageLengthMax));
        RuleFor(input => input.RejectCode)
            .Must((input, code) => code is null || input.Decision is ReviewDecision.Decline)
            .WithMessage("Only what is declined has a reject code.");
    }
}

/// <summary>What is to become of a failed withdrawal.</summary>
/// <param name="WithdrawalId">One that is FAILED: it rests there for an hour when a new try could pass.</param>
/// <param name="Decision">What is to happen.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateFailureDecisionInput(
    [property: ID<Withdrawal>] WithdrawalId WithdrawalId,
    FailureDecision Decision,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Withdrawal">The withdrawal; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateFailureDecisionPayload(Withdrawal? Withdrawal, bool Replayed);

/// <summary>What the rail is to say about a withdrawal.</summary>
/// <param name="WithdrawalId">One that the rail has, so none that is held back (ILLEGAL_TRANSITION).</param>
/// <param name="Answer">What it says.</param>
/// <param name="SchemeCode">For REJECT and RETURN: an ISO 20022 reason such as AC04 (the default) or AB05.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateWithdrawalOutcomeInput(
    [property: ID<Withdrawal>] WithdrawalId WithdrawalId,
    SimulatedRailAnswer Answer,
    string? SchemeCode,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Withdrawal">The withdrawal as it is before the rail says it; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateWithdrawalOutcomePayload(Withdrawal? Withdrawal, bool Replayed);

internal sealed class SimulateWithdrawalOutcomeInputValidator
    : AbstractValidator<SimulateWithdrawalOutcomeInput>
{
    public SimulateWithdrawalOutcomeInputValidator() =>
        RuleFor(input => input.SchemeCode).IsSchemeCode();
}

[MutationType]
public static class WithdrawalSimulations
{
    private static readonly SimulateWithdrawalReviewInputValidator ReviewValidator = new();
    private static readonly SimulateWithdrawalOutcomeInputValidator OutcomeValidator = new();

    /// <summary>Sandbox only: decides a review in the platform's place.</summary>
    /// <param name="input">Which, and how.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateWithdrawalReviewPayload> SimulateWithdrawalReviewAsync(
        SimulateWithdrawalReviewInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        ReviewValidator.Demand(input);
        var result = await gate.RunAsync(
            new SimulateWithdrawalReview(
                input.WithdrawalId,
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

    /// <summary>Sandbox only: decides in the platform's place what becomes of a failed withdrawal.</summary>
    /// <param name="input">Which, and what.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateFailureDecisionPayload> SimulateFailureDecisionAsync(
        SimulateFailureDecisionInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SimulateFailureDecision(input.WithdrawalId, input.Decision),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Sandbox only: tells the simulated rail what to say about a withdrawal. It says so by a notice, as
    /// it always does: `withdrawalChanged` tells what became of it.
    /// </summary>
    /// <param name="input">Which, and what.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateWithdrawalOutcomePayload> SimulateWithdrawalOutcomeAsync(
        SimulateWithdrawalOutcomeInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        OutcomeValidator.Demand(input);
        var result = await gate.RunAsync(
            new SimulateWithdrawalOutcome(
                input.WithdrawalId,
                input.Answer.ToOutcome(),
                input.Answer.ReasonOf(input.SchemeCode)
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
