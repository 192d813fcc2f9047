namespace Payments.Tests.Concurrency;

internal static class StatementExportCalls
{
    public static KeyedMutation[] All { get; } =
    [
        new("exportStatement", SettlesAt: "COMPLETED", DayBeforeAsync),
        new("simulateStatementExportFailure", SettlesAt: "FAILED", DayBeforeAsync),
    ];

    // Of a time that is over, so that what the callers do meanwhile changes no line of it.
    private static async Task<object> DayBeforeAsync(Scene scene)
    {
        await scene.DepositAsync();
        return new
        {
            currency = "AUD",
            from = "2020-01-01T00:00:00Z",
            to = "2020-01-02T00:00:00Z",
            format = "CSV",
        };
    }
}
