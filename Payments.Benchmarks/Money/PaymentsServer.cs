using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Money;

/// <summary>The payments server as it is shipped, on a database of its own.</summary>
internal static class PaymentsServer
{
    public static PinnedProcess Start(int port, string connectionString) =>
        PinnedProcess.Start(
            PinnedProcess.ServerCore,
            Path.Combine(AppContext.BaseDirectory, "Payments.GraphQL"),
            new Dictionary<string, string?>
            {
                ["ConnectionStrings__Payments"] = connectionString,
                ["Logging__LogLevel__Default"] = "Warning",
            },
            "--urls",
            $"http://127.0.0.1:{port}"
        );
}
