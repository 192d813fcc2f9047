using Payments.Domain.Commands;
using Payments.Domain.Features;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Operators;

namespace Payments.GraphQL.Features;

/// <summary>What an operator lets a tenant use, or not.</summary>
/// <param name="TenantId">A tenant of the operator's environment.</param>
/// <param name="Feature">What.</param>
/// <param name="Enabled">Whether the tenant may use it from now on.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SetTenantFeatureInput(
    [property: ID<Tenant>] TenantId TenantId,
    Feature Feature,
    bool Enabled,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Tenant">The tenant with its features; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SetTenantFeaturePayload(Tenant? Tenant, bool Replayed);

[MutationType]
public static class FeatureMutation
{
    /// <summary>
    /// For operators of the platform: switches a feature on or off for a tenant of their environment. It
    /// counts for what is asked for from then on; what is under way goes on. To say what is so already
    /// changes nothing.
    /// </summary>
    /// <param name="input">Whose feature, and whether it is on.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SetTenantFeaturePayload> SetTenantFeatureAsync(
        SetTenantFeatureInput input,
        Caller caller,
        OperatorDesk desk,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var id = input.TenantId;
        var owner = await desk.ForOwnerAsync<Tenant>(
            caller,
            tenant => tenant.TenantId == id,
            id,
            "tenantId",
            cancellationToken
        );
        var result = await gate.RunAsync(
            new SetTenantFeature(input.Feature, input.Enabled),
            owner,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
