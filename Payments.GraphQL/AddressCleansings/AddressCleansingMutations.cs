using FluentValidation;
using Payments.Domain.AddressCleansings;
using Payments.Domain.Commands;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Events;
using Payments.GraphQL.Parties;
using Payments.GraphQL.Quotas;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.AddressCleansings;

/// <summary>Which address to look at.</summary>
/// <param name="Address">In lines or in parts; kept as you write it.</param>
/// <param name="ExternalId">Your own reference, unique among your address cleansings; 1 to 255 characters. Of a new one only.</param>
/// <param name="ForceRefresh">True: ask the cleanser even if the same address was cleansed today; it is charged again.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it asks nothing new.</param>
public sealed record CleanseAddressInput(
    AddressInput Address,
    string? ExternalId,
    bool? ForceRefresh,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="AddressCleansing">The cleansing, found or new; null when refused.</param>
/// <param name="MatchedExisting">True when the same address was asked about today already, and nothing new is charged; false for a replay.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record CleanseAddressPayload(
    AddressCleansing? AddressCleansing,
    bool MatchedExisting,
    bool Replayed
);

/// <summary>What the cleanser is to say.</summary>
/// <param name="AddressCleansingId">One that is PENDING: CLNHALT in the first line leaves it so.</param>
/// <param name="Recommendation">Left out: the cleanser cannot work on the address, FAILED.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateAddressCleanserAnswerInput(
    [property: ID<AddressCleansing>] AddressCleansingId AddressCleansingId,
    AddressRecommendation? Recommendation,
    int? Score,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="AddressCleansing">The cleansing; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateAddressCleanserAnswerPayload(
    AddressCleansing? AddressCleansing,
    bool Replayed
);

internal sealed class CleanseAddressInputValidator : AbstractValidator<CleanseAddressInput>
{
    public CleanseAddressInputValidator()
    {
        RuleFor(input => input.Address).SetValidator(new AddressInputValidator());
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
    }
}

[MutationType]
public static class AddressCleansingMutations
{
    private static readonly CleanseAddressInputValidator Validator = new();

    /// <summary>
    /// Asks the cleanser about an address. The answer mostly comes with the payload; what is still
    /// PENDING there is told by `addressCleansingChanged`. The same address (but for case and spaces) on
    /// the same day, in UTC on your clock, is answered with the cleansing that there is.
    /// </summary>
    /// <param name="input">Which address.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<FeatureDisabledError>]
    [Error<QuotaExceededError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CleanseAddressPayload> CleanseAddressAsync(
        CleanseAddressInput input,
        Caller caller,
        IWriteGate gate,
        AwaitedAnswers answers,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var given = input.Address;
        var result = await gate.RunAsync(
            new CleanseAddress(
                new(
                    given.FirstLine!,
                    given.Line2 ?? given.Building,
                    given.City ?? given.Suburb,
                    given.Region ?? given.State,
                    given.Postcode,
                    given.Country
                ),
                input.ExternalId,
                input.ForceRefresh
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        var cleansing = await answers.WaitAsync(
            caller.TenantId,
            result.Value,
            row => row.IsFinal,
            cancellationToken
        );
        return new(cleansing, !result.Replayed && result.Events.Count == 0, result.Replayed);
    }

    /// <summary>
    /// Sandbox only: answers in the cleanser's place. Without it the address decides
    /// (docs/compliance.md).
    /// </summary>
    /// <param name="input">Which cleansing, and what the cleanser says.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateAddressCleanserAnswerPayload> SimulateAddressCleanserAnswerAsync(
        SimulateAddressCleanserAnswerInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SimulateAddressCleanserAnswer(
                input.AddressCleansingId,
                input.Recommendation,
                input.Score
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
