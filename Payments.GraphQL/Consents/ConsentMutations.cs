using FluentValidation;
using Payments.Domain.AccountData;
using Payments.Domain.Commands;
using Payments.Domain.Consents;
using Payments.Domain.Errors;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Validation;

namespace Payments.GraphQL.Consents;

/// <summary>What to ask an account holder for.</summary>
/// <param name="ProviderCode">The bank: a `code` of `providers`.</param>
/// <param name="Scopes">ACCOUNTS, and what else of them may be read.</param>
/// <param name="RedirectUri">Where the account holder's browser goes in the end: an absolute https address (http for localhost).</param>
/// <param name="ExternalId">Your own reference, unique among your consents; 1 to 255 characters.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record CreateConsentInput(
    string ProviderCode,
    IReadOnlyList<ConsentScope> Scopes,
    string? RedirectUri,
    string? ExternalId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Consent">The consent; null when refused.</param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record CreateConsentPayload(Consent? Consent, bool Replayed);

/// <summary>Which permission to give back.</summary>
/// <param name="ConsentId">A consent of yours that has not ended.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters.</param>
public sealed record RevokeConsentInput(
    [property: ID<Consent>] ConsentId ConsentId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Consent">The consent; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record RevokeConsentPayload(Consent? Consent, bool Replayed);

internal sealed class CreateConsentInputValidator : AbstractValidator<CreateConsentInput>
{
    public CreateConsentInputValidator()
    {
        RuleFor(input => input.ExternalId).Follows(ExternalId.Check);
        RuleFor(input => input.RedirectUri)
            .Must(IsReturnAddress)
            .WithMessage("A redirectUri is an absolute https address without a fragment.");
    }

    private static bool IsReturnAddress(string? text) =>
        text is null
        || (
            Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Fragment.Length == 0
            && (
                uri.Scheme == Uri.UriSchemeHttps
                || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)
            )
        );
}

[MutationType]
public static class ConsentMutations
{
    private static readonly CreateConsentInputValidator Validator = new();

    /// <summary>
    /// Asks for permission to read accounts at a bank. The bank's page for the account holder comes as
    /// `link`, pushed by `consentChanged` with status AWAITING_AUTHZ.
    /// </summary>
    /// <param name="input">What to ask for.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<DuplicateExternalIdError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CreateConsentPayload> CreateConsentAsync(
        CreateConsentInput input,
        Caller caller,
        BankDirectory banks,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        Validator.Demand(input);
        if (banks.Find(input.ProviderCode) is null)
        {
            throw new InvalidInputException(
                "There is no such provider; see `providers`.",
                "input",
                "providerCode"
            );
        }

        var result = await gate.RunAsync(
            new CreateConsent(
                input.ProviderCode,
                [.. input.Scopes.Distinct().Order()],
                input.RedirectUri,
                input.ExternalId
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>Gives a permission back: nothing is read under it any more, and the bank is told.</summary>
    /// <param name="input">Which one.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<RevokeConsentPayload> RevokeConsentAsync(
        RevokeConsentInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new RevokeConsent(input.ConsentId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
