using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Rails;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Deposits;

/// <summary>What the rail is to say about a refund.</summary>
/// <param name="DepositRefundId">One that the rail has; `RAIL_NEVER` in its reason keeps the rail silent until then.</param>
/// <param name="Answer">What it says.</param>
/// <param name="SchemeCode">For REJECT and RETURN: an ISO 20022 reason such as AC04 (the default).</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateRefundOutcomeInput(
    [property: ID<DepositRefund>] DepositRefundId DepositRefundId,
    SimulatedRailAnswer Answer,
    string? SchemeCode,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="DepositRefund">The refund as it is before the rail says it; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateRefundOutcomePayload(DepositRefund? DepositRefund, bool Replayed);

/// <summary>What the rail is to say about a return from suspense.</summary>
/// <param name="SuspendedCreditId">One of yours that is RETURNING or RETURNED.</param>
/// <param name="Answer">What it says.</param>
/// <param name="SchemeCode">For REJECT and RETURN: an ISO 20022 reason such as AC04 (the default).</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateReturnOutcomeInput(
    [property: ID<SuspendedCredit>] SuspendedCreditId SuspendedCreditId,
    SimulatedRailAnswer Answer,
    string? SchemeCode,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="SuspendedCredit">The money as it is before the rail says it; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateReturnOutcomePayload(SuspendedCredit? SuspendedCredit, bool Replayed);

internal sealed class SimulateRefundOutcomeInputValidator
    : AbstractValidator<SimulateRefundOutcomeInput>
{
    public SimulateRefundOutcomeInputValidator() =>
        RuleFor(input => input.SchemeCode).IsSchemeCode();
}

internal sealed class SimulateReturnOutcomeInputValidator
    : AbstractValidator<SimulateReturnOutcomeInput>
{
    public SimulateReturnOutcomeInputValidator() =>
        RuleFor(input => input.SchemeCode).IsSchemeCode();
}

[MutationType]
public static class RefundSimulations
{
    private static readonly SimulateRefundOutcomeInputValidator RefundValidator = new();
    private static readonly SimulateReturnOutcomeInputValidator ReturnValidator = new();

    /// <summary>
    /// Sandbox only: tells the simulated rail what to say about the refund of a deposit. It says so by a
    /// notice, as it always does: `depositChanged` tells what became of it.
    /// </summary>
    /// <param name="input">Which, and what.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateRefundOutcomePayload> SimulateRefundOutcomeAsync(
        SimulateRefundOutcomeInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        RefundValidator.Demand(input);
        var result = await gate.RunAsync(
            new SimulateRefundOutcome(
                input.DepositRefundId,
                input.Answer.ToOutcome(),
                input.Answer.ReasonOf(input.SchemeCode)
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Sandbox only: tells the simulated rail what to say about money that goes back from suspense. It
    /// says so by a notice: `suspendedCreditChanged` tells what became of it.
    /// </summary>
    /// <param name="input">Which, and what.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateReturnOutcomePayload> SimulateReturnOutcomeAsync(
        SimulateReturnOutcomeInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        ReturnValidator.Demand(input);
        var result = await gate.RunAsync(
            new SimulateReturnOutcome(
                input.SuspendedCreditId,
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
