using Payments.Domain.Commands;
using Payments.Domain.Conversions;
using Payments.Domain.Fx;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.Conversions;

/// <summary>How the simulated market ends an order.</summary>
public enum SimulatedConversionOutcome
{
    /// <summary>It trades: the conversion becomes CONVERTED.</summary>
    Execute,

    /// <summary>It will not trade: the conversion becomes FAILED.</summary>
    Reject,

    /// <summary>It calls the order off by itself: the conversion becomes CANCELLED.</summary>
    Cancel,
}

/// <summary>Which conversion ends, and how.</summary>
/// <param name="ConversionId">One of yours that has not ended: made with `HALT_FX` in its note, it waits for this.</param>
/// <param name="Outcome">How it ends.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it makes nothing new.</param>
public sealed record SimulateConversionInput(
    [property: ID<Conversion>] ConversionId ConversionId,
    SimulatedConversionOutcome Outcome,
    string IdempotencyKey
);

/// <summary>What became of the request.</summary>
/// <param name="Conversion">The conversion, which ends when the market's answer comes; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateConversionPayload(Conversion? Conversion, bool Replayed);

[MutationType]
public static class SimulateConversionMutation
{
    /// <summary>
    /// Sandbox only: tells the simulated market how the order of a conversion ends. The end comes as a
    /// real one does, by the market's answer: see `conversionChanged`.
    /// </summary>
    /// <param name="input">Which conversion, and how it ends.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<FeatureDisabledError>]
    [Error<IllegalTransitionError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateConversionPayload> SimulateConversionAsync(
        SimulateConversionInput input,
        Caller caller,
        IWriteGate gate,
        ConversionById conversions,
        CancellationToken cancellationToken
    )
    {
        var outcome = input.Outcome switch
        {
            SimulatedConversionOutcome.Execute => FxOrderOutcome.Executed,
            SimulatedConversionOutcome.Reject => FxOrderOutcome.Rejected,
            _ => FxOrderOutcome.Cancelled,
        };
        var result = await gate.RunAsync(
            new SimulateConversion(input.ConversionId, outcome),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        var conversion = await conversions.LoadAsync(
            caller.TenantId,
            input.ConversionId,
            cancellationToken
        );
        return new(conversion, result.Replayed);
    }
}
