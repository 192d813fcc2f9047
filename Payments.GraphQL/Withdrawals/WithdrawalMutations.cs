using Payments.Domain.Commands;
using Payments.Domain.Tenancy;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Institutions;
using Payments.GraphQL.Ledger;
using Payments.GraphQL.PayeeChecks;

namespace Payments.GraphQL.Withdrawals;

/// <summary>What became of the request.</summary>
/// <param name="Withdrawal">The withdrawal; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
/// <param name="MatchedExistingInstitution">Of an `instructingInstitution`: true when it was known by one of its keys, false when it was stored now. Null without one, for a replay and for a dry run.</param>
/// <param name="DryRun">What would have moved; only with `dryRun: true`.</param>
public sealed record CreateWithdrawalPayload(
    Withdrawal? Withdrawal,
    bool Replayed,
    bool? MatchedExistingInstitution,
    DryRun? DryRun
);

/// <summary>Which withdrawal to stop.</summary>
/// <param name="WithdrawalId">One that no rail has: REVIEWING, waiting for its time or an approval, or held back while its rail is down (`isHeldBack`).</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
/// <param name="DryRun">Runs everything and keeps nothing; the payload shows what would have moved.</param>
public sealed record CancelWithdrawalInput(
    [property: ID<Withdrawal>] WithdrawalId WithdrawalId,
    string IdempotencyKey,
    bool? DryRun
);

/// <summary>What became of the request.</summary>
/// <param name="Withdrawal">The withdrawal; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
/// <param name="DryRun">What would have moved; only with `dryRun: true`.</param>
public sealed record CancelWithdrawalPayload(Withdrawal? Withdrawal, bool Replayed, DryRun? DryRun);

[MutationType]
public static class WithdrawalMutations
{
    /// <summary>
    /// Pays out of your balance by the rail that fits: at once for Australian accounts, by SEPA instant
    /// where the amount allows. The balance falls by amount and fee at once; what the rail answers is
    /// pushed by `withdrawalChanged`. With `scheduledAt`, or from the amounts of your approval policy
    /// on, the money is held and nothing is sent yet.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">What to pay, and to whom.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<FeatureDisabledError>]
    [Error<DeletedError>]
    [Error<PayeeCheckNotAcceptedError>]
    [Error<InstitutionRejectedError>]
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
        var result = await gate.RunAsync(
            input.ToCommand(),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey, input.DryRun),
            cancellationToken
        );
        return new(
            result.Value,
            result.Replayed,
            InstructingInstitutionInput.Matched(input.InstructingInstitution, result),
            DryRun.Of(result.Preview)
        );
    }

    /// <summary>
    /// Stops a withdrawal that no rail has: one that is REVIEWING, that waits for its time or for an
    /// approval, or that is held back while its rail is down (`isHeldBack`). Amount and fee are free again at
    /// once; of one that had failed and was to be tried again, the amount. What a rail may have is refused
    /// (ILLEGAL_TRANSITION), also while that rail is down.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">Which.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CancelWithdrawalPayload> CancelWithdrawalAsync(
        CancelWithdrawalInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new CancelWithdrawal(input.WithdrawalId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey, input.DryRun),
            cancellationToken
        );
        return new(result.Value, result.Replayed, DryRun.Of(result.Preview));
    }
}
