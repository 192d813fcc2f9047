using Payments.Domain.Commands;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.FxPayments;

/// <summary>Whether foreign money is converted as it comes.</summary>
/// <param name="Enabled">True: it is. False: it stays in the balance of its currency.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SetAutoReceiveInput(bool Enabled, string IdempotencyKey);

/// <summary>What became of the request.</summary>
/// <param name="Tenant">Your tenant with its new setting; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SetAutoReceivePayload(Tenant? Tenant, bool Replayed);

[MutationType]
public static class AutoReceiveMutation
{
    /// <summary>
    /// Says whether foreign money that comes into a funding account, with your or your sub-client's
    /// reference and from an account in the same name, is converted to AUD by an inbound payment as it
    /// comes; it takes the right ADMIN. What has come already stays as it is.
    /// </summary>
    /// <param name="input">On or off.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<ForbiddenError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SetAutoReceivePayload> SetAutoReceiveAsync(
        SetAutoReceiveInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SetAutoReceive(input.Enabled),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
