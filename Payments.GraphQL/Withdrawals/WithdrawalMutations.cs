using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Parties;
using Payments.Domain.Recipients;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Ledger;
using Payments.GraphQL.Validation;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.Withdrawals;

/// <summary>What to pay out, and to whom.</summary>
/// <param name="Amount">What the recipient gets; the fee comes on top.</param>
/// <param name="RecipientId">A recipient of yours whose account takes the currency.</param>
/// <param name="SenderId">The ultimate payer; leave it out when you pay yourself.</param>
/// <param name="Reference">Text on the recipient's statement: printable ASCII, at most 280 characters by NPP, 140 elsewhere.</param>
/// <param name="ExternalId">Your own reference, unique among your withdrawals; 1 to 255 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
/// <param name="DryRun">Runs everything and keeps nothing; the payload shows what would have moved.</param>
public sealed record CreateWithdrawalInput(
    MoneyInput Amount,
    [property: ID<Recipient>] RecipientId RecipientId,
    [property: ID<Sender>] SenderId? SenderId,
    string? Reference,
    string? ExternalId,
    string IdempotencyKey,
    bool? DryRun
);

/// <summary>What became of the request.</summary>
/// <param name="Withdrawal">The withdrawal; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
/// <param name="DryRun">What would have moved; only with `dryRun: true`.</param>
public sealed record CreateWithdrawalPayload(Withdrawal? Withdrawal, bool Replayed, DryRun? DryRun);

internal sealed class CreateWithdrawalInputValidator : AbstractValidator<CreateWithdrawalInput>
{
    public CreateWithdrawalInputValidator() =>
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
}

[MutationType]
public static class WithdrawalMutations
{
    private static readonly CreateWithdrawalInputValidator Validator = new();

    /// <summary>
    /// Pays out of your balance to a stored recipient by the fastest local rail of the currency. The
    /// balance falls by amount and fee at once; what the rail answers is pushed by
    /// `withdrawalChanged`.
    /// </summary>
    /// <param name="input">What to pay, and to whom.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<DeletedError>]
    [Error<InsufficientFundsError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CreateWithdrawalPayload> CreateWithdrawalAsync(
        CreateWithdrawalInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var result = await gate.RunAsync(
            new CreateWithdrawal(
                input.Amount.ToMoney("input", "amount"),
                input.RecipientId,
                input.SenderId,
                input.Reference,
                input.ExternalId
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey, input.DryRun),
            cancellationToken
        );
        return new(result.Value, result.Replayed, DryRun.Of(result.Preview));
    }
}
