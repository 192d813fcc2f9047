using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.FxPayments;
using Payments.Domain.Parties;
using Payments.Domain.Rejections;
using Payments.Domain.Reviews;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Operators;
using Payments.GraphQL.Reviews;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.FxPayments;

/// <summary>What an operator says about a payment.</summary>
/// <param name="PaymentId">One that is INITIALISING.</param>
/// <param name="Decision">What becomes of it.</param>
/// <param name="RejectCode">Why it is declined; COMPLIANCE_DECLINED when left out.</param>
/// <param name="Message">In words, up to 280 characters; a plain sentence when left out.</param>
/// <param name="InternalNote">For operators: up to 1,000 characters that the tenant never sees (`reviewNotes`).</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record DecidePaymentReviewInput(
    [property: ID<Payment>] PaymentId PaymentId,
    ReviewDecision Decision,
    RejectCode? RejectCode,
    string? Message,
    string? InternalNote,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Payment">The payment; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DecidePaymentReviewPayload(Payment? Payment, bool Replayed);

internal sealed class DecidePaymentReviewInputValidator
    : AbstractValidator<DecidePaymentReviewInput>
{
    private const int MessageLengthMax = 280;

    public DecidePaymentReviewInputValidator()
    {
        RuleFor(input => input.Message).Follows(PlainText.UpTo(MessageLengthMax));
        RuleFor(input => input.InternalNote).Follows(ReviewNotes.Check);
        RuleFor(input => input.RejectCode)
            .Must((input, code) => code is null || input.Decision is ReviewDecision.Decline)
            .WithMessage("Only what is declined has a reject code.");
    }
}

[MutationType]
public static class PaymentReviewMutation
{
    private static readonly DecidePaymentReviewInputValidator Validator = new();

    /// <summary>
    /// For operators of the platform: decides the review of a payment of any tenant of their environment.
    /// Approved, the rail gets it; declined, it is CANCELLED, and the exchange is undone at its own price.
    /// </summary>
    /// <param name="input">Which, and how.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DecidePaymentReviewPayload> DecidePaymentReviewAsync(
        DecidePaymentReviewInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var id = input.PaymentId;
        var owner = await desk.ForOwnerAsync<Payment>(
            caller,
            payment => payment.ReviewReasons != null && payment.Id == id,
            id,
            "paymentId",
            cancellationToken
        );
        var result = await gate.RunAsync(
            new DecidePaymentReview(id, new(input.Decision, input.RejectCode, input.Message))
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
