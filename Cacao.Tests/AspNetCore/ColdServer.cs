using System.Diagnostics;
using System.Text;

namespace Cacao.Tests.AspNetCore;

/// <summary>
/// A server in a process of its own that stays as it was started: its code is never optimised, so
/// that stack frames keep the size which they have at the first request, and its stacks are small.
/// </summary>
internal sealed class ColdServer : IAsyncDisposable
{
    private readonly Process _process;

    private ColdServer(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public bool HasDied => _process.HasExited;

    public static async Task<ColdServer> StartAsync()
    {
        // Beside this project in the folder of the build, of the same configuration.
        var here = new System.IO.DirectoryInfo(AppContext.BaseDirectory);
        var program = System.IO.Path.Combine(
            here.Parent!.Parent!.FullName,
            "Cacao.Fuzz",
            here.Name,
            "Cacao.Fuzz"
        );
        var start = new ProcessStartInfo(program, ["--serve", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = Environments.Development;
        start.Environment["DOTNET_JITMinOpts"] = "1";
        start.Environment["DOTNET_ReadyToRun"] = "0";
        start.Environment["DOTNET_Thread_DefaultStackSize"] = "80000";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var address = await process
            .StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromSeconds(60));
        return new(process, new Uri(address!));
    }

    /// <summary>Status code and body; the connection breaks when the server dies.</summary>
    public async Task<(int Status, string Body)> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = content,
        };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (
            (int)answer.StatusCode,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
