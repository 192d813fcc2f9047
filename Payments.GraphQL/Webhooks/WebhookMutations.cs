using FluentValidation;
using Payments.Domain.Commands;
using Payments.Domain.Errors;
using Payments.Domain.Events;
using Payments.Domain.Ids;
using Payments.Domain.Parties;
using Payments.Domain.Tenancy;
using Payments.Domain.Webhooks;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Validation;
using Payments.Storage;

namespace Payments.GraphQL.Webhooks;

/// <summary>An address that is to be told what happens.</summary>
/// <param name="Url">Begins with https://, in a sandbox also with http://; without a name, a password and a fragment; up to 2,000 characters.</param>
/// <param name="Description">For people: up to 280 characters.</param>
/// <param name="EventTypes">Of `webhookEventTypes`, or `withdrawal.*` for all of a kind. Left out or empty: everything.</param>
/// <param name="SubjectId">Only what happens to this object, for example to one withdrawal. Left out: to all.</param>
/// <param name="SignatureScheme">How messages are signed. Left out: by a SECRET.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record CreateWebhookEndpointInput(
    string Url,
    string? Description,
    IReadOnlyList<string>? EventTypes,
    [property: GraphQLType("ID")] string? SubjectId,
    WebhookSignatureScheme? SignatureScheme,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="WebhookEndpoint">The endpoint; null when refused.</param>
/// <param name="Secret">
/// What the signatures are made with (`whsec_` and 32 bytes in Base64). Keep it: no query has it. The same key shows
/// the one of now again, so that an answer that was lost costs nothing; empty once the endpoint is deleted. Null when
/// a key pair signs: its private key is shown to nobody, its public one by the endpoint.
/// </param>
/// <param name="Replayed">True when the key had made it before and nothing happened now.</param>
public sealed record CreateWebhookEndpointPayload(
    WebhookEndpoint? WebhookEndpoint,
    string? Secret,
    bool Replayed
);

/// <summary>What is to change: a field that is left out stays as it is.</summary>
/// <param name="WebhookEndpointId">Which endpoint.</param>
/// <param name="Version">What you have read: the change is refused if it was changed since. Left out: whatever it is.</param>
/// <param name="Url">Never null.</param>
/// <param name="Description">Null clears it.</param>
/// <param name="EventTypes">Empty: everything. Never null.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it changes nothing more.</param>
public sealed record UpdateWebhookEndpointInput(
    [property: ID<WebhookEndpoint>] WebhookEndpointId WebhookEndpointId,
    int? Version,
    Optional<string?> Url,
    Optional<string?> Description,
    Optional<IReadOnlyList<string>?> EventTypes,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="WebhookEndpoint">The endpoint as it is now; null when refused.</param>
/// <param name="Replayed">True when the key had changed it before and nothing happened now.</param>
public sealed record UpdateWebhookEndpointPayload(WebhookEndpoint? WebhookEndpoint, bool Replayed);

internal sealed class CreateWebhookEndpointInputValidator
    : AbstractValidator<CreateWebhookEndpointInput>
{
    internal const int DescriptionLengthMax = 280;

    public CreateWebhookEndpointInputValidator()
    {
        RuleFor(input => input.Url).Follows(WebhookUrl.Check);
        RuleFor(input => input.Description).Follows(PlainText.UpTo(DescriptionLengthMax));
    }
}

internal sealed class UpdateWebhookEndpointInputValidator
    : AbstractValidator<UpdateWebhookEndpointInput>
{
    public UpdateWebhookEndpointInputValidator()
    {
        RuleFor(input => input.Url).Follows(WebhookUrl.Check);
        RuleFor(input => input.Url)
            .Must(url => !url.HasValue || url.Value is not null)
            .WithMessage("An endpoint always has an address.");
        RuleFor(input => input.EventTypes)
            .Must(types => !types.HasValue || types.Value is not null)
            .WithMessage("An empty list means everything.");
        RuleFor(input => input.Description)
            .Follows(PlainText.UpTo(CreateWebhookEndpointInputValidator.DescriptionLengthMax));
    }
}

[MutationType]
public static class WebhookMutations
{
    private static readonly CreateWebhookEndpointInputValidator CreateValidator = new();
    private static readonly UpdateWebhookEndpointInputValidator UpdateValidator = new();

    /// <summary>
    /// From now on tells an address of yours what happens (right ADMIN). At most 50 endpoints; what one of them does not
    /// take is sent again, ten times in a little more than three days (docs/webhooks.md).
    /// </summary>
    /// <param name="input">Where to, and what.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IdempotencyConflictError>]
    public static async Task<CreateWebhookEndpointPayload> CreateWebhookEndpointAsync(
        CreateWebhookEndpointInput input,
        Caller caller,
        PaymentsStorage storage,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        CreateValidator.Demand(input);
        var result = await gate.RunAsync(
            new CreateWebhookEndpoint(
                WebhookUrl.Check(input.Url).Value!,
                input.Description,
                input.EventTypes ?? [],
                await SubjectOfAsync(input, caller, storage, cancellationToken),
                input.SignatureScheme
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, WebhookEndpointType.SecretOf(result.Value), result.Replayed);
    }

    /// <summary>Changes what is given and nothing else (right ADMIN). What is queued goes to the new address.</summary>
    /// <param name="input">What is to change.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<VersionConflictError>]
    [Error<IdempotencyConflictError>]
    public static async Task<UpdateWebhookEndpointPayload> UpdateWebhookEndpointAsync(
        UpdateWebhookEndpointInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        UpdateValidator.Demand(input);
        var result = await gate.RunAsync(
            new UpdateWebhookEndpoint(
                input.WebhookEndpointId,
                input.Version,
                input.Url.Value is { } url ? WebhookUrl.Check(url).Value : null,
                input.Description.HasValue,
                input.Description.Value,
                input.EventTypes.Value
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    private static async Task<Subject?> SubjectOfAsync(
        CreateWebhookEndpointInput input,
        Caller caller,
        PaymentsStorage storage,
        CancellationToken cancellationToken
    )
    {
        if (input.SubjectId is null)
        {
            return null;
        }

        // Whatever the tenant has is in its log.
        return
            IdKinds.TryParse(input.SubjectId, out var subject)
            && await storage.Events.PageAsync(
                caller.TenantId,
                EventFilter.Of(subject),
                null,
                1,
                cancellationToken
            )
                is [_]
            ? subject
            : throw new NotFoundException(input.SubjectId, "input", "subjectId");
    }
}
