using Payments.Domain.Commands;
using Payments.Domain.RailOutages;
using Payments.Domain.Rails;
using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;

namespace Payments.GraphQL.RailOutages;

/// <summary>Whether a rail is down for you.</summary>
/// <param name="Scheme">Which rail.</param>
/// <param name="Down">True: from now on it is, until you say false.</param>
/// <param name="IdempotencyKey">Your name for this intention, 1 to 255 characters: sent again, it does nothing new.</param>
public sealed record SimulateRailOutageInput(RailScheme Scheme, bool Down, string IdempotencyKey);

/// <summary>What became of the request.</summary>
/// <param name="RailOutage">The outage: begun, the one that you have already, or over; null when refused.</param>
/// <param name="Replayed">True when the key had done it before and nothing happened now.</param>
public sealed record SimulateRailOutagePayload(RailOutage? RailOutage, bool Replayed);

[MutationType]
public static class RailOutageSimulation
{
    /// <summary>
    /// Sandbox only: plays that a rail is down, or up again, for you and for nobody else. What you make
    /// meanwhile is held back as in earnest: it can be cancelled, and goes out when you say that the rail is up.
    /// What the rail has got before goes its way. Every server knows of it within two seconds.
    /// </summary>
    /// <param name="input">Which rail, and whether it is down. INVALID_INPUT where there is no outage of yours to end.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<FeatureDisabledError>]
    [Error<IdempotencyConflictError>]
    public static async Task<SimulateRailOutagePayload> SimulateRailOutageAsync(
        SimulateRailOutageInput input,
        Caller caller,
        IWriteGate gate,
        RailOutageBoard board,
        CancellationToken cancellationToken
    )
    {
        var result = await gate.RunAsync(
            new SimulateRailOutage(input.Scheme, input.Down),
            caller,
            CommandOptions.Keyed(input.IdempotencyKey),
            cancellationToken
        );
        board.Show(result.Value);
        return new(result.Value, result.Replayed);
    }
}
