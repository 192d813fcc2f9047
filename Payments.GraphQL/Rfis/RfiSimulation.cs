using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.Parties;
using Payments.Domain.ReferenceData;
using Payments.Domain.Rejections;
using Payments.Domain.Rfis;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Rfis;

/// <summary>What to be asked, and about which transactions: at least one of any kind, each of them once.</summary>
/// <param name="WithdrawalIds">All of them REVIEWING.</param>
/// <param name="DepositIds">All of them REVIEWING.</param>
/// <param name="PaymentIds">All of them INITIALISING.</param>
/// <param name="QuestionCodes">At least one, each of them once.</param>
/// <param name="Message">What it is about, for people: up to 280 characters.</param>
/// <param name="Deadline">In the future of your clock; left out: in seven days.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record SimulateRfiInput(
    [property: ID<Withdrawal>] IReadOnlyList<WithdrawalId>? WithdrawalIds,
    [property: ID<Deposit>] IReadOnlyList<DepositId>? DepositIds,
    [property: ID<Payment>] IReadOnlyList<PaymentId>? PaymentIds,
    IReadOnlyList<RfiQuestionCode> QuestionCodes,
    string? Message,
    DateTimeOffset? Deadline,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request for information; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record SimulateRfiPayload(Rfi? Rfi, bool Replayed);

/// <summary>What those who look at the answers say.</summary>
/// <param name="RfiId">One that is ASSESSING.</param>
/// <param name="Decision">What becomes of the transactions under review.</param>
/// <param name="RejectCode">Why they are cancelled; left out: DATA_ENQUIRY_RESPONSE_INADEQUATE.</param>
/// <param name="Message">The same in words: up to 280 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateRfiReviewInput(
    [property: ID<Rfi>] RfiId RfiId,
    RfiReviewDecision Decision,
    RejectCode? RejectCode,
    string? Message,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request for information; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateRfiReviewPayload(Rfi? Rfi, bool Replayed);

/// <summary>Which request is taken back.</summary>
/// <param name="RfiId">One that is PENDING or ASSESSING.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateRfiCancellationInput(
    [property: ID<Rfi>] RfiId RfiId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Rfi">The request for information; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateRfiCancellationPayload(Rfi? Rfi, bool Replayed);

internal sealed class SimulateRfiInputValidator : AbstractValidator<SimulateRfiInput>
{
    internal const int MessageLengthMax = 280;

    public SimulateRfiInputValidator() =>
        RuleFor(input => input.Message).Follows(PlainText.UpTo(MessageLengthMax));
}

internal sealed class SimulateRfiReviewInputValidator : AbstractValidator<SimulateRfiReviewInput>
{
    public SimulateRfiReviewInputValidator() =>
        RuleFor(input => input.Message)
            .Follows(PlainText.UpTo(SimulateRfiInputValidator.MessageLengthMax));
}

[MutationType]
public static class RfiSimulation
{
    private static readonly SimulateRfiInputValidator Validator = new();
    private static readonly SimulateRfiReviewInputValidator ReviewValidator = new();

    /// <summary>
    /// Sandbox only: puts a request for information to you in the platform's place. SEND_RFI in the
    /// reference of a withdrawal, a payment or a deposit does the same.
    /// </summary>
    /// <param name="input">What is asked.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateRfiPayload> SimulateRfiAsync(
        SimulateRfiInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var result = await gate.RunAsync(
            new SimulateRfi(
                input.WithdrawalIds,
                input.DepositIds,
                input.PaymentIds,
                input.QuestionCodes,
                input.Message,
                input.Deadline?.ToUniversalTime()
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>Sandbox only: decides on the answers in the platform's place.</summary>
    /// <param name="input">The decision.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateRfiReviewPayload> SimulateRfiReviewAsync(
        SimulateRfiReviewInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        ReviewValidator.Demand(input);
        var result = await gate.RunAsync(
            new SimulateRfiReview(input.RfiId, input.Decision, input.RejectCode, input.Message),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Sandbox only: takes a request back in the platform's place. Its transactions stay as they are.
    /// </summary>
    /// <param name="input">Which request.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateRfiCancellationPayload> SimulateRfiCancellationAsync(
        SimulateRfiCancellationInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SimulateRfiCancellation(input.RfiId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
