using Payments.Domain.Commands;
using Payments.Domain.Tenancy;
using Payments.Domain.VirtualAccounts;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.VirtualAccounts;

/// <summary>Which sub-client to decide about, and how.</summary>
/// <param name="VirtualAccountId">An account of yours that is INITIATED or UNAPPROVED.</param>
/// <param name="Decision">What the reviewers say.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters.</param>
public sealed record SimulateKycDecisionInput(
    [property: ID<VirtualAccount>] VirtualAccountId VirtualAccountId,
    KycDecision Decision,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="VirtualAccount">The account; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateKycDecisionPayload(VirtualAccount? VirtualAccount, bool Replayed);

/// <summary>Which account the platform blocks.</summary>
/// <param name="VirtualAccountId">An account of yours that is not DISABLED.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters.</param>
public sealed record SimulateVirtualAccountBlockInput(
    [property: ID<VirtualAccount>] VirtualAccountId VirtualAccountId,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="VirtualAccount">The account; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateVirtualAccountBlockPayload(
    VirtualAccount? VirtualAccount,
    bool Replayed
);

[MutationType]
public static class VirtualAccountSimulation
{
    /// <summary>
    /// Sandbox only: decides about a sub-client in the reviewers' place. Without it the names decide:
    /// KYCREVIEW, KYCAPPROVE, KYCFAIL and KYCHALT in a name, whatever the case (docs/sandbox.md).
    /// </summary>
    /// <param name="input">Which sub-client, and how.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateKycDecisionPayload> SimulateKycDecisionAsync(
        SimulateKycDecisionInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SimulateKycDecision(input.VirtualAccountId, input.Decision),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }

    /// <summary>
    /// Sandbox only: blocks an account in the platform's place. It is DISABLED for good: its owner
    /// cannot switch it on again, and what is paid to it lies in suspense.
    /// </summary>
    /// <param name="input">Which account.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateVirtualAccountBlockPayload> SimulateVirtualAccountBlockAsync(
        SimulateVirtualAccountBlockInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SimulateVirtualAccountBlock(input.VirtualAccountId),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
