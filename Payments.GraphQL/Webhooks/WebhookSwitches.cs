using Payments.Domain.Commands;
using Payments.Domain.Tenancy;
using Payments.Domain.Webhooks;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Webhooks;

/// <summary>Which endpoint is to be told again what happens.</summary>
/// <param name="WebhookEndpointId">One that is DISABLED.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record EnableWebhookEndpointInput(
    [property: ID<WebhookEndpoint>] WebhookEndpointId WebhookEndpointId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="WebhookEndpoint">The endpoint; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record EnableWebhookEndpointPayload(WebhookEndpoint? WebhookEndpoint, bool Replayed);

/// <summary>Which endpoint is to be told nothing for now.</summary>
/// <param name="WebhookEndpointId">One that is ENABLED.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record DisableWebhookEndpointInput(
    [property: ID<WebhookEndpoint>] WebhookEndpointId WebhookEndpointId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="WebhookEndpoint">The endpoint; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DisableWebhookEndpointPayload(WebhookEndpoint? WebhookEndpoint, bool Replayed);

/// <summary>Which endpoint is never to be used again.</summary>
/// <param name="WebhookEndpointId">Which endpoint.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record DeleteWebhookEndpointInput(
    [property: ID<WebhookEndpoint>] WebhookEndpointId WebhookEndpointId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="WebhookEndpoint">The endpoint; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record DeleteWebhookEndpointPayload(WebhookEndpoint? WebhookEndpoint, bool Replayed);

/// <summary>Whose secret is to be another.</summary>
/// <param name="WebhookEndpointId">Which endpoint.</param>
/// <param name="OverlapHours">For how long the old one signs as well, beside the new one: 0 to 168, left out 24.</param>
/// <param name="SignatureScheme">What is to sign from now on: another secret, or another key pair. Left out: the scheme that it has.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record RotateWebhookSecretInput(
    [property: ID<WebhookEndpoint>] WebhookEndpointId WebhookEndpointId,
    int? OverlapHours,
    WebhookSignatureScheme? SignatureScheme,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="WebhookEndpoint">The endpoint; null when refused.</param>
/// <param name="Secret">
/// The new one, and for the same key again the one of now; no query has it. Null when a key pair signs: `publicKey` of
/// the endpoint is all of it that is ever shown.
/// </param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record RotateWebhookSecretPayload(
    WebhookEndpoint? WebhookEndpoint,
    string? Secret,
    bool Replayed
);

[MutationType]
public static class WebhookSwitches
{
    private const int OverlapHours = 24;

    /// <summary>
    /// Tells an endpoint again what happens from now on (right ADMIN). What has happened meanwhile: `replayWebhookEvents`.
    /// </summary>
    /// <param name="input">Which endpoint.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<EnableWebhookEndpointPayload> EnableWebhookEndpointAsync(
        EnableWebhookEndpointInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new EnableWebhookEndpoint(input.WebhookEndpointId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>Tells an endpoint nothing more (right ADMIN). What waits for an attempt becomes DEAD at its turn.</summary>
    /// <param name="input">Which endpoint.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DisableWebhookEndpointPayload> DisableWebhookEndpointAsync(
        DisableWebhookEndpointInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new DisableWebhookEndpoint(input.WebhookEndpointId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>Takes an endpoint out of use for ever (right ADMIN). Its deliveries can still be read, its secret or private key is forgotten.</summary>
    /// <param name="input">Which endpoint.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<DeleteWebhookEndpointPayload> DeleteWebhookEndpointAsync(
        DeleteWebhookEndpointInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new DeleteWebhookEndpoint(input.WebhookEndpointId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Makes another secret or key pair, also to change from the one to the other (right ADMIN). For a while every message is
    /// signed with both, so that receivers can change over without losing one.
    /// </summary>
    /// <param name="input">Which endpoint, and for how long both are valid.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IdempotencyConflictError>]
    public static async Task<RotateWebhookSecretPayload> RotateWebhookSecretAsync(
        RotateWebhookSecretInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new RotateWebhookSecret(
                input.WebhookEndpointId,
                TimeSpan.FromHours(input.OverlapHours ?? OverlapHours),
                input.SignatureScheme
            ),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, WebhookEndpointType.SecretOf(result.Value), result.Replayed);
    }
}
