using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Fx;
using Payments.Domain.FxPayments;
using Payments.Domain.Parties;
using Payments.Domain.Recipients;
using Payments.Domain.ReferenceData;
using Payments.Domain.Senders;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Fx;
using Payments.GraphQL.Ledger;
using Payments.GraphQL.PayeeChecks;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.FxPayments;

/// <summary>Which price to buy, and for whom.</summary>
/// <param name="QuoteId">A firm quote of yours, neither used nor expired.</param>
/// <param name="RecipientId">A recipient of yours whose account takes the quote's `to` currency.</param>
/// <param name="SenderId">The ultimate payer; leave it out when you pay yourself.</param>
/// <param name="VirtualAccountId">The sub-client on whose behalf it is: an ACTIVE account of yours. Without a sender its holder is named as the payer.</param>
/// <param name="Reason">The purpose in words: 1 to 140 characters.</param>
/// <param name="SourceOfFunds">Where the money comes from. Banks in CN, ID, IN, MY, PH, TH and VN want to know.</param>
/// <param name="Reference">Text for the recipient: printable ASCII, at most 140 characters.</param>
/// <param name="ExternalId">Your own reference, unique among your payments; 1 to 255 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
/// <param name="DryRun">Runs everything and keeps nothing; the payload shows what would have moved.</param>
public sealed record CreatePaymentInput(
    [property: ID<Quote>] QuoteId QuoteId,
    [property: ID<Recipient>] RecipientId RecipientId,
    [property: ID<Sender>] SenderId? SenderId,
    [property: ID<VirtualAccount>] VirtualAccountId? VirtualAccountId,
    string? Reason,
    SourceOfFunds? SourceOfFunds,
    string? Reference,
    string? ExternalId,
    string IdempotencyKey,
    bool? DryRun
);

/// <summary>What became of the request.</summary>
/// <param name="Payment">The payment; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
/// <param name="DryRun">What would have moved; only with `dryRun: true`.</param>
public sealed record CreatePaymentPayload(Payment? Payment, bool Replayed, DryRun? DryRun);

internal sealed class CreatePaymentInputValidator : AbstractValidator<CreatePaymentInput>
{
    private const int ReasonLengthMax = 140;

    public CreatePaymentInputValidator()
    {
        RuleFor(input => input.Reason).Follows(PlainText.UpTo(ReasonLengthMax));
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
    }
}

[MutationType]
public static class PaymentMutations
{
    private static readonly CreatePaymentInputValidator Validator = new();

    /// <summary>
    /// Buys a firm quote and sends what it gives to a stored recipient. The balance falls by `from` and
    /// fee at once; the end is pushed by `paymentChanged`. A payment that is reviewed first is INITIALISING.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">Which price, and for whom.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<DeletedError>]
    [Error<PayeeCheckNotAcceptedError>]
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
        Validator.Demand(input);
        var result = await gate.RunAsync(
            new CreatePayment(
                input.QuoteId,
                input.RecipientId,
                input.SenderId,
                input.Reason,
                input.Reference,
                input.ExternalId
            )
            {
                VirtualAccountId = input.VirtualAccountId,
                SourceOfFunds = input.SourceOfFunds,
            },
            caller,
            CommandOptions.Keyed(input.IdempotencyKey, input.DryRun),
            cancellationToken
        );
        return new(result.Value, result.Replayed, DryRun.Of(result.Preview));
    }
}
