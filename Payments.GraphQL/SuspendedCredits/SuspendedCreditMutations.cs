using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Parties;
using Payments.Domain.SuspendedCredits;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Operators;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.SuspendedCredits;

/// <summary>Which money goes to which account.</summary>
/// <param name="SuspendedCreditId">One that is HELD.</param>
/// <param name="VirtualAccountId">An ACTIVE account in its currency, of any tenant of your environment; of any currency for what was paid into a funding account.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record AssignSuspendedCreditInput(
    [property: ID<SuspendedCredit>] SuspendedCreditId SuspendedCreditId,
    [property: ID<VirtualAccount>] VirtualAccountId VirtualAccountId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="SuspendedCredit">ASSIGNING; the deposit follows. Null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record AssignSuspendedCreditPayload(SuspendedCredit? SuspendedCredit, bool Replayed);

/// <summary>Which money goes back to its payer.</summary>
/// <param name="SuspendedCreditId">One that is HELD.</param>
/// <param name="Message">Told to the payer: 1 to 140 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record ReturnSuspendedCreditInput(
    [property: ID<SuspendedCredit>] SuspendedCreditId SuspendedCreditId,
    string? Message,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="SuspendedCredit">RETURNING; the rail's answer follows. Null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record ReturnSuspendedCreditPayload(SuspendedCredit? SuspendedCredit, bool Replayed);

internal sealed class ReturnSuspendedCreditInputValidator
    : AbstractValidator<ReturnSuspendedCreditInput>
{
    private const int MessageLengthMax = 140;

    public ReturnSuspendedCreditInputValidator() =>
        RuleFor(input => input.Message).Follows(PlainText.UpTo(MessageLengthMax));
}

[MutationType]
public static class SuspendedCreditMutations
{
    private static readonly ReturnSuspendedCreditInputValidator Validator = new();

    /// <summary>
    /// For operators of the platform: gives money that no account could take to an account, where it
    /// becomes a deposit. What a review refused can only be returned.
    /// </summary>
    /// <param name="input">Which, and to whom.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<AssignSuspendedCreditPayload> AssignSuspendedCreditAsync(
        AssignSuspendedCreditInput input,
        Caller caller,
        OperatorDesk desk,
        VirtualAccountDirectory accounts,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var owner = await OwnerAsync(input.SuspendedCreditId, caller, desk, cancellationToken);
        var target = await accounts.FindAsync(input.VirtualAccountId, cancellationToken);
        if (target is null || target.Owner.Environment != caller.Environment)
        {
            throw new NotFoundException(
                input.VirtualAccountId.ToString(),
                "input",
                "virtualAccountId"
            );
        }

        var result = await gate.RunAsync(
            new AssignSuspendedCredit(input.SuspendedCreditId, input.VirtualAccountId)
            {
                Target = target,
            },
            owner,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>For operators of the platform: sends money that no account could take back to its payer.</summary>
    /// <param name="input">Which.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<ReturnSuspendedCreditPayload> ReturnSuspendedCreditAsync(
        ReturnSuspendedCreditInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var owner = await OwnerAsync(input.SuspendedCreditId, caller, desk, cancellationToken);
        var result = await gate.RunAsync(
            new ReturnSuspendedCredit(input.SuspendedCreditId, input.Message),
            owner,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    private static Task<Caller> OwnerAsync(
        SuspendedCreditId id,
        Caller caller,
        OperatorDesk desk,
        CancellationToken cancellationToken
    ) =>
        desk.ForOwnerAsync<SuspendedCredit>(
            caller,
            credit => credit.Id == id,
            id,
            "suspendedCreditId",
            cancellationToken
        );
}
