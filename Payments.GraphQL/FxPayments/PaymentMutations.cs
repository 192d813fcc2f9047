using Payments.Domain.Commands;
using Payments.Domain.FxPayments;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Fx;
using Payments.GraphQL.Institutions;
using Payments.GraphQL.Ledger;
using Payments.GraphQL.PayeeChecks;

namespace Payments.GraphQL.FxPayments;

/// <summary>What became of the request.</summary>
/// <param name="Payment">The payment; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
/// <param name="MatchedExistingInstitution">Of an `instructingInstitution`: true when it was known by one of its keys, false when it was stored now. Null without one, for a replay and for a dry run.</param>
/// <param name="DryRun">What would have moved; only with `dryRun: true`.</param>
public sealed record CreatePaymentPayload(
    Payment? Payment,
    bool Replayed,
    bool? MatchedExistingInstitution,
    DryRun? DryRun
);

[MutationType]
public static class PaymentMutations
{
    /// <summary>
    /// Buys a firm quote and sends what it gives to a recipient. The balance falls by `from` and
    /// fee at once; the end is pushed by `paymentChanged`. A payment that is reviewed first is INITIALISING.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">Which price, and for whom.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<FeatureDisabledError>]
    [Error<DeletedError>]
    [Error<PayeeCheckNotAcceptedError>]
    [Error<InstitutionRejectedError>]
    [Error<QuoteExpiredError>]
    [Error<QuoteAlreadyUsedError>]
    [Error<InsufficientFundsError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CreatePaymentPayload> CreatePaymentAsync(
        CreatePaymentInput input,
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
}
