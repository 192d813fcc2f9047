using FluentValidation;
using Payments.Domain.AdverseMedia;
using Payments.Domain.Commands;
using Payments.Domain.Countries;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Quotas;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.AdverseMedia;

/// <summary>Whom to search for: a person by names, or anybody by `accountName`; never both.</summary>
/// <param name="FirstName">Of a person; at least this or `lastName`.</param>
/// <param name="MiddleName">Of a person, with another name.</param>
/// <param name="LastName">Of a person; at least this or `firstName`.</param>
/// <param name="AccountName">A company, or a name that is not divided: 2 to 140 characters.</param>
/// <param name="Country">Where it lives or is registered: two-letter code of ISO 3166-1.</param>
/// <param name="ExternalId">Your own reference, unique among your searches; 1 to 255 characters. Of a new one only.</param>
/// <param name="ForceRefresh">True: search even if the same was searched today; it is charged again.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it asks for nothing new.</param>
public sealed record SearchAdverseMediaInput(
    string? FirstName,
    string? MiddleName,
    string? LastName,
    string? AccountName,
    string Country,
    string? ExternalId,
    bool? ForceRefresh,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="AdverseMediaRequest">The search, found or new; null when refused.</param>
/// <param name="MatchedExisting">True when the same was asked for today already, and nothing new is charged; false for a replay.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record SearchAdverseMediaPayload(
    AdverseMediaRequest? AdverseMediaRequest,
    bool MatchedExisting,
    bool Replayed
);

/// <summary>How a search is to end.</summary>
/// <param name="AdverseMediaRequestId">One that is PENDING: AMSHALT in the name leaves it so.</param>
/// <param name="BreaksDown">True: FAILED; false: COMPLETED with nothing found.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateAdverseMediaResultInput(
    [property: ID<AdverseMediaRequest>] AdverseMediaRequestId AdverseMediaRequestId,
    bool BreaksDown,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="AdverseMediaRequest">The search; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateAdverseMediaResultPayload(
    AdverseMediaRequest? AdverseMediaRequest,
    bool Replayed
);

internal sealed class SearchAdverseMediaInputValidator : AbstractValidator<SearchAdverseMediaInput>
{
    private const int NameLengthMax = 140;

    public SearchAdverseMediaInputValidator()
    {
        RuleFor(input => input.FirstName).Follows(PersonName.Check);
        RuleFor(input => input.MiddleName).Follows(MiddleName.Check);
        RuleFor(input => input.LastName).Follows(PersonName.Check);
        RuleFor(input => input.AccountName).Follows(PlainText.UpTo(NameLengthMax));
        RuleFor(input => input.Country).Follows(CountryCode.Check);
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
    }
}

[MutationType]
public static class AdverseMediaMutations
{
    private static readonly SearchAdverseMediaInputValidator Validator = new();

    /// <summary>
    /// Has the web searched for bad news about a person or a company. It takes a while:
    /// `adverseMediaChanged` tells the end. The same name (whatever its case) and country on the same day,
    /// in UTC on your clock, is answered with the search that there is.
    /// </summary>
    /// <param name="input">Whom to search for.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<FeatureDisabledError>]
    [Error<QuotaExceededError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SearchAdverseMediaPayload> SearchAdverseMediaAsync(
        SearchAdverseMediaInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        var result = await gate.RunAsync(
            new SearchAdverseMedia(
                input.FirstName,
                input.MiddleName,
                input.LastName,
                input.AccountName,
                input.Country,
                input.ExternalId,
                input.ForceRefresh
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, !result.Replayed && result.Events.Count == 0, result.Replayed);
    }

    /// <summary>
    /// Sandbox only: ends a search in the searcher's place. Without it the name decides
    /// (docs/compliance.md).
    /// </summary>
    /// <param name="input">Which search, and how it ends.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateAdverseMediaResultPayload> SimulateAdverseMediaResultAsync(
        SimulateAdverseMediaResultInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SimulateAdverseMediaResult(input.AdverseMediaRequestId, input.BreaksDown),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
