using Payments.Domain.AccountData;
using Payments.Domain.Commands;
using Payments.Domain.Consents;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Consents;

/// <summary>What the simulated account holder does on the bank's page.</summary>
public enum ConsentAuthorizationOutcome
{
    /// <summary>Agrees: the consent becomes AUTHORIZED, then ACTIVE.</summary>
    Approve,

    /// <summary>Says no: the consent becomes FAILED.</summary>
    Deny,
}

/// <summary>Which consent to decide, and how.</summary>
/// <param name="ConsentId">A consent of yours that is AWAITING_AUTHZ.</param>
/// <param name="Outcome">The button to press.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters.</param>
public sealed record SimulateConsentAuthorizationInput(
    [property: ID<Consent>] ConsentId ConsentId,
    ConsentAuthorizationOutcome Outcome,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Consent">The consent as it stands; what follows is pushed. Null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateConsentAuthorizationPayload(Consent? Consent, bool Replayed);

[MutationType]
public static class ConsentSimulation
{
    /// <summary>
    /// Sandbox only: presses the buttons of the simulated bank's page in the account holder's place. The
    /// consequences are pushed by `consentChanged`.
    /// </summary>
    /// <param name="input">Which consent, and which button.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateConsentAuthorizationPayload> SimulateConsentAuthorizationAsync(
        SimulateConsentAuthorizationInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var decision =
            input.Outcome is ConsentAuthorizationOutcome.Approve
                ? ConsentDecision.Approve
                : ConsentDecision.Deny;
        var result = await gate.RunAsync(
            new SimulateConsentAuthorization(input.ConsentId, decision),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
