using Payments.Domain.Tenancy;
using Payments.GraphQL.Errors;
using Payments.GraphQL.Events;
using Payments.Storage.Clock;

namespace Payments.GraphQL.Clock;

/// <summary>Where to move your clock.</summary>
/// <param name="To">Not before your clock's present time.</param>
public sealed record AdvanceTestClockInput(DateTimeOffset To);

/// <summary>What became of the request.</summary>
/// <param name="Now">What your clock shows; null when refused.</param>
/// <param name="Events">What happened on the way, in order.</param>
public sealed record AdvanceTestClockPayload(
    DateTimeOffset? Now,
    IReadOnlyList<IChangeEvent>? Events
);

[MutationType]
public static class TestClockMutations
{
    /// <summary>
    /// Sandbox only: moves your own clock forward and lets everything happen that is due until then, in
    /// order, each at its own instant: quotes and consents expire. Nobody else's clock moves.
    /// </summary>
    /// <param name="input">Where to.</param>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<FeatureDisabledError>]
    public static async Task<AdvanceTestClockPayload> AdvanceTestClockAsync(
        AdvanceTestClockInput input,
        Caller caller,
        Timers timers,
        EventKinds kinds,
        CancellationToken cancellationToken
    )
    {
        var advance = await timers.AdvanceAsync(caller, input.To, cancellationToken);
        return new(advance.Now, [.. advance.Events.Select(kinds.Show)]);
    }
}
