namespace Payments.Tests.Concurrency;

internal static class RailOutageCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new(
            "simulateRailOutage",
            SettlesAt: null,
            // By this rail no other call pays.
            _ => Task.FromResult<object>(new { scheme = "SCT", down = true })
        ),
    ];
}
