using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Validation;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Deposits;

/// <summary>What to send back to a payer.</summary>
/// <param name="DepositId">A CONFIRMED deposit of yours.</param>
/// <param name="Amount">A part of it; leave it out for all that is left.</param>
/// <param name="Reason">Told to the payer: 1 to 140 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record RefundDepositInput(
    [property: ID<Deposit>] DepositId DepositId,
    MoneyInput? Amount,
    string? Reason,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Deposit">The deposit; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record RefundDepositPayload(Deposit? Deposit, bool Replayed);

internal sealed class RefundDepositInputValidator : AbstractValidator<RefundDepositInput>
{
    private const int ReasonLengthMax = 140;

    public RefundDepositInputValidator() =>
        RuleFor(input => input.Reason).Follows(PlainText.UpTo(ReasonLengthMax));
}

[MutationType]
public static class RefundDepositMutation
{
    private static readonly RefundDepositInputValidator Validator = new();

    /// <summary>
    /// Sends a deposit, or a part of it, back to its payer. The balance falls at once; the deposit
    /// is REFUNDED when all of it has arrived back.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">What to send back.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<InsufficientFundsError>]
    [Error<IdempotencyConflictError>]
    public static async Task<RefundDepositPayload> RefundDepositAsync(
        RefundDepositInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var result = await gate.RunAsync(
            new RefundDeposit(
                input.DepositId,
                input.Amount?.ToMoney("input", "amount"),
                input.Reason
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
