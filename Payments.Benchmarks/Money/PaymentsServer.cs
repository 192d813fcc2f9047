using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Money;

/// <summary>The payments server as it is shipped, on a database of its own.</summary>
internal static class PaymentsServer
{
    public static PinnedProcess Start(int port, string connectionString) =>
        Start(PinnedProcess.ServerCore, port, connectionString);

    /// <summary>With the whole machine, where the caller only waits.</summary>
    public static PinnedProcess StartOnAnyCore(int port, string connectionString) =>
        Start(PinnedProcess.AnyCore, port, connectionString);

    private static PinnedProcess Start(int core, int port, string connectionString) =>
        PinnedProcess.Start(
            core,
            PinnedProcess.Published("Payments.GraphQL"),
            new Dictionary<string, string?>
            {
                ["ConnectionStrings__Payments"] = connectionString,
                ["Logging__LogLevel__Default"] = "Warning",
            },
            "--urls",
            $"http://127.0.0.1:{port}"
        );
}
