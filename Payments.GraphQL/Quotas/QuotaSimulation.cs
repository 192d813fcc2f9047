using Payments.Domain.Commands;
using Payments.Domain.Quotas;
using Payments.Domain.Tenancy;
using Payments.Domain.Tenants;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Quotas;

/// <summary>The month's quota of a service is used up; `usage` shows all quotas.</summary>
public sealed class QuotaExceededError(QuotaExceededException refusal) : UserError(refusal)
{
    /// <summary>Which service.</summary>
    public MeteredService Service { get; } = refusal.Service;

    /// <summary>How often you may use it in a month.</summary>
    public int Limit { get; } = refusal.Limit;

    /// <summary>When the next month begins, on your clock.</summary>
    public DateTimeOffset ResetAt { get; } = refusal.ResetAt;
}

/// <summary>Which limit to have.</summary>
/// <param name="Service">Of which service.</param>
/// <param name="Limit">How often a month; 0: not at all.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateQuotaLimitInput(
    MeteredService Service,
    int Limit,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Tenant">Your tenant; null when refused. `usage` shows the limit.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateQuotaLimitPayload(Tenant? Tenant, bool Replayed);

[MutationType]
public static class QuotaSimulation
{
    /// <summary>Sandbox only: gives you another limit, to see what happens where a quota ends.</summary>
    /// <param name="input">Which limit.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateQuotaLimitPayload> SimulateQuotaLimitAsync(
        SimulateQuotaLimitInput input,
        Caller caller,
        IWriteGate gate,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SimulateQuotaLimit(input.Service, input.Limit),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        return new(result.Value, result.Replayed);
    }
}
