using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.FxPayments;
using Payments.Domain.Parties;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Rails;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.FxPayments;

/// <summary>What a reviewer is to say.</summary>
/// <param name="PaymentId">One that is INITIALISING.</param>
/// <param name="Decision">What the reviewer says.</param>
/// <param name="RejectCode">Why it is declined; COMPLIANCE_DECLINED when left out.</param>
/// <param name="Message">In words, up to 280 characters; a plain sentence when left out.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulatePaymentReviewInput(
    [property: ID<Payment>] PaymentId PaymentId,
    ReviewDecision Decision,
    RejectCode? RejectCode,
    string? Message,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Payment">The payment; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulatePaymentReviewPayload(Payment? Payment, bool Replayed);

internal sealed class SimulatePaymentReviewInputValidator
    : AbstractValidator<SimulatePaymentReviewInput>
{
    private const int MessageLengthMax = 280;

    public SimulatePaymentReviewInputValidator()
    {
        RuleFor(input => input.Message).Follows(PlainText.UpTo(MessageLengthMax));
        RuleFor(input => input.RejectCode)
            .Must((input, code) => code is null || input.Decision is ReviewDecision.Decline)
            .WithMessage("Only what is declined has a reject code.");
    }
}

/// <summary>What the rail is to say about a payment, or the market about an inbound one.</summary>
/// <param name="PaymentId">One that is OPEN; for RETURN, one that is CLOSED. An INBOUND one that has not ended: with `HALT_FX` in its text it waits for this.</param>
/// <param name="Answer">What it says.</param>
/// <param name="SchemeCode">For REJECT and RETURN: an ISO 20022 reason such as AC04 (the default) or RR04. Nothing for an INBOUND one: a market has its own reasons.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulatePaymentOutcomeInput(
    [property: ID<Payment>] PaymentId PaymentId,
    SimulatedRailAnswer Answer,
    string? SchemeCode,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Payment">The payment as it is before that is said; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulatePaymentOutcomePayload(Payment? Payment, bool Replayed);

internal sealed class SimulatePaymentOutcomeInputValidator
    : AbstractValidator<SimulatePaymentOutcomeInput>
{
    public SimulatePaymentOutcomeInputValidator() =>
        RuleFor(input => input.SchemeCode).IsSchemeCode();
}

[MutationType]
public static class PaymentSimulations
{
    private static readonly SimulatePaymentReviewInputValidator ReviewValidator = new();
    private static readonly SimulatePaymentOutcomeInputValidator OutcomeValidator = new();

    /// <summary>Sandbox only: decides the review of a payment in the platform's place.</summary>
    /// <param name="input">Which, and how.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulatePaymentReviewPayload> SimulatePaymentReviewAsync(
        SimulatePaymentReviewInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        ReviewValidator.Demand(input);
        var result = await gate.RunAsync(
            new SimulatePaymentReview(
                input.PaymentId,
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

    /// <summary>
    /// Sandbox only: tells the simulated rail what to say about a payment. It says so by a notice, as it
    /// always does: `paymentChanged` tells what became of it. Of an INBOUND payment the simulated market is
    /// told instead: SETTLE trades its order, REJECT does not.
    /// </summary>
    /// <param name="input">Which, and what.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulatePaymentOutcomePayload> SimulatePaymentOutcomeAsync(
        SimulatePaymentOutcomeInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        OutcomeValidator.Demand(input);
        var result = await gate.RunAsync(
            new SimulatePaymentOutcome(
                input.PaymentId,
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
