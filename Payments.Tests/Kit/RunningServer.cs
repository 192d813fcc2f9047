using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Payments.Tests.Kit;

/// <summary>
/// The payments server as a program of its own, built and started as it is shipped. What is proven
/// with it is true of the whole: command line, files beside it, its own process to be killed.
/// </summary>
public sealed class RunningServer : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];

    private RunningServer(
        string connectionString,
        int port,
        IReadOnlyDictionary<string, string>? settings
    )
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo(Program, ["--urls", Address.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ConnectionStrings__Payments"] = connectionString;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? string.Empty);
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? string.Empty);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public Uri GraphQL => new(Address, "/graphql");

    /// <summary>All that the server wrote.</summary>
    public string Output => string.Join('\n', _output);

    // artifacts/bin/<project>/<configuration>: the server's folder is beside ours.
    private static string Program
    {
        get
        {
            var ours = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(
                ours.Parent!.Parent!.FullName,
                "Payments.GraphQL",
                ours.Name,
                OperatingSystem.IsWindows() ? "Payments.GraphQL.exe" : "Payments.GraphQL"
            );
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a server and waits until it says that it is healthy.</summary>
    /// <param name="settings">More settings, such as <c>Sandbox:JournalPath</c>.</param>
    public static async Task<RunningServer> StartAsync(
        string connectionString,
        int port,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        var server = new RunningServer(connectionString, port, settings);
        using var http = new HttpClient { BaseAddress = server.Address };
        var watch = Stopwatch.StartNew();
        while (!await IsHealthyAsync(http))
        {
            if (server._process.HasExited || watch.Elapsed > StartLimit)
            {
                var output = server.Output;
                server.Dispose();
                throw new InvalidOperationException($"The server did not start:\n{output}");
            }

            await Task.Delay(
                TimeSpan.FromMilliseconds(20),
                TimeProvider.System,
                TestContext.Current.CancellationToken
            );
        }

        return server;
    }

    /// <summary>Ends the process between two of its instructions, whichever they are (SIGKILL).</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static async Task<bool> IsHealthyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(
                new Uri("/healthz", UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
