using System.Diagnostics;
using System.Globalization;
using System.Text;
using Payments.Benchmarks.Processes;

namespace Payments.Benchmarks.Engine;

/// <summary>A started server that answers the sample's requests: bare endpoints or the engine.</summary>
internal sealed class SampleServer : IDisposable
{
    public const string Bare = "bare";
    public const string Cacao = "cacao";

    private readonly string _kind;
    private readonly HttpClient _http;

    private SampleServer(string kind, string database)
    {
        _kind = kind;
        Port = FreePort.Find();
        Process = PinnedProcess.StartSelf(
            PinnedProcess.ServerCore,
            $"serve-{kind}",
            Port.ToString(CultureInfo.InvariantCulture),
            database
        );
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
    }

    public int Port { get; }

    public PinnedProcess Process { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan FirstAnswerAfter { get; private set; }

    /// <summary>Starts a server, and returns when it has answered the request.</summary>
    public static async Task<SampleServer> StartAsync(
        string kind,
        string database,
        EngineRequest first
    )
    {
        var watch = Stopwatch.StartNew();
        var server = new SampleServer(kind, database);
        try
        {
            await Patience.UntilAsync(() => server.AnswersAsync(first));
            server.FirstAnswerAfter = watch.Elapsed;
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Where this server answers the request.</summary>
    public string PathOf(EngineRequest request) => _kind == Bare ? $"/{request.Name}" : "/graphql";

    /// <summary>The answer, whatever it is.</summary>
    public async Task<string> AskAsync(EngineRequest request)
    {
        using var content = new StringContent(request.Body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(
            new Uri(PathOf(request), UriKind.Relative),
            content
        );
        return await response.Content.ReadAsStringAsync();
    }

    public void Dispose()
    {
        _http.Dispose();
        Process.Dispose();
    }

    private async Task<bool> AnswersAsync(EngineRequest request)
    {
        try
        {
            await AskAsync(request);
            return true;
        }
        catch (HttpRequestException) when (!Process.HasExited)
        {
            return false;
        }
    }
}
