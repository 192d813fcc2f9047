using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Conversions;
using Payments.Domain.Fx;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Fx;
using Payments.GraphQL.Ledger;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Conversions;

/// <summary>Which price to buy.</summary>
/// <param name="QuoteId">A firm quote of yours with `applicability: CONVERSION`, neither used nor expired.</param>
/// <param name="Note">Your own words, for nobody else: 1 to 140 characters.</param>
/// <param name="ExternalId">Your own reference, unique among your conversions; 1 to 255 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
/// <param name="DryRun">Runs everything and keeps nothing; the payload shows what would have moved.</param>
public sealed record CreateConversionInput(
    [property: ID<Quote>] QuoteId QuoteId,
    string? Note,
    string? ExternalId,
    string IdempotencyKey,
    bool? DryRun
);

/// <summary>What became of the request.</summary>
/// <param name="Conversion">The conversion; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
/// <param name="DryRun">What would have moved; only with `dryRun: true`.</param>
public sealed record CreateConversionPayload(Conversion? Conversion, bool Replayed, DryRun? DryRun);

/// <summary>Which conversion to call off.</summary>
/// <param name="ConversionId">One of yours that has not ended.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record CancelConversionInput(
    [property: ID<Conversion>] ConversionId ConversionId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Conversion">The conversion, with `cancellationRequestedAt`; null when refused.</param>
/// <param name="Replayed">True when the key had asked before and nothing happened now.</param>
public sealed record CancelConversionPayload(Conversion? Conversion, bool Replayed);

internal sealed class CreateConversionInputValidator : AbstractValidator<CreateConversionInput>
{
    private const int NoteLengthMax = 140;

    public CreateConversionInputValidator()
    {
        RuleFor(input => input.Note).Follows(PlainText.UpTo(NoteLengthMax));
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
    }
}

[MutationType]
public static class ConversionMutations
{
    private static readonly CreateConversionInputValidator Validator = new();

    /// <summary>
    /// Buys a firm quote and exchanges between two of your balances. The one balance falls by `from` and
    /// fee at once, the other rises when the market has traded; the end is pushed by `conversionChanged`.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">Which price.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<QuoteExpiredError>]
    [Error<QuoteAlreadyUsedError>]
    [Error<InsufficientFundsError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CreateConversionPayload> CreateConversionAsync(
        CreateConversionInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var result = await gate.RunAsync(
            new CreateConversion(input.QuoteId, input.Note, input.ExternalId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey, input.DryRun),
            cancellationToken
        );
        return new(result.Value, result.Replayed, DryRun.Of(result.Preview));
    }

    /// <summary>
    /// Asks to call a conversion off. The market decides whether that is in time: it ends CANCELLED with
    /// all of the money back, fee included, or CONVERTED as if nothing had been asked.
    /// Takes a member with the right TRANSACT (FORBIDDEN).
    /// </summary>
    /// <param name="input">Which conversion.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CancelConversionPayload> CancelConversionAsync(
        CancelConversionInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new CancelConversion(input.ConversionId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
