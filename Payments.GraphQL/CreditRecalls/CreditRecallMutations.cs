using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.CreditRecalls;
using Payments.Domain.Deposits;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Rails;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.CreditRecalls;

/// <summary>Which recall you agree to.</summary>
/// <param name="CreditRecallId">One that is REQUESTED and whose deposit is CONFIRMED.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record AcceptCreditRecallInput(
    [property: ID<CreditRecall>] CreditRecallId CreditRecallId,
    string IdempotencyKey
);

/// <summary>What became of the recall.</summary>
/// <param name="CreditRecall">The recall; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record AcceptCreditRecallPayload(CreditRecall? CreditRecall, bool Replayed);

/// <summary>Which recall you refuse, and why.</summary>
/// <param name="CreditRecallId">One that is REQUESTED.</param>
/// <param name="Refusal">CUSTOMER_DECISION, INSUFFICIENT_FUNDS or LEGAL_DECISION; the payer's bank is told.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record DeclineCreditRecallInput(
    [property: ID<CreditRecall>] CreditRecallId CreditRecallId,
    CreditRecallRefusal Refusal,
    string IdempotencyKey
);

/// <summary>What became of the recall.</summary>
/// <param name="CreditRecall">The recall; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DeclineCreditRecallPayload(CreditRecall? CreditRecall, bool Replayed);

/// <summary>What the payer's bank is to want back.</summary>
/// <param name="DepositId">A deposit of yours.</param>
/// <param name="ReasonCode">A reason of ISO 20022, four letters and digits: DUPL (when left out), TECH, FRAD, CUST, AM09, AC03 or another.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateCreditRecallInput(
    [property: ID<Deposit>] DepositId DepositId,
    string? ReasonCode,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Deposit">The deposit as it is before the rail tells of the recall; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateCreditRecallPayload(Deposit? Deposit, bool Replayed);

internal sealed class SimulateCreditRecallInputValidator
    : AbstractValidator<SimulateCreditRecallInput>
{
    public SimulateCreditRecallInputValidator() =>
        RuleFor(input => input.ReasonCode).IsSchemeCode();
}

[MutationType]
public static class CreditRecallMutations
{
    private const string SentTwice = "DUPL";
    private static readonly SimulateCreditRecallInputValidator Validator = new();

    /// <summary>
    /// Agrees to a recall: all that is `refundable` of its deposit leaves the balance at once and goes back to the
    /// payer. Money that is spent is not there to go back (INSUFFICIENT_FUNDS): decline, or try again in time.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">Which.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<InsufficientFundsError>]
    [Error<IdempotencyConflictError>]
    public static async Task<AcceptCreditRecallPayload> AcceptCreditRecallAsync(
        AcceptCreditRecallInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new AcceptCreditRecall(input.CreditRecallId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Refuses a recall: the money stays, and the payer's bank is told why.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">Which, and why.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DeclineCreditRecallPayload> DeclineCreditRecallAsync(
        DeclineCreditRecallInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new DeclineCreditRecall(input.CreditRecallId, input.Refusal),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Sandbox only: lets the payer's bank recall a deposit. The rail tells of it by a notice, as it always does:
    /// `creditRecallChanged` shows it.
    /// </summary>
    /// <param name="input">Which, and why.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateCreditRecallPayload> SimulateCreditRecallAsync(
        SimulateCreditRecallInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var result = await gate.RunAsync(
            new SimulateCreditRecall(input.DepositId, input.ReasonCode ?? SentTwice),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
