using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Payments.Tests.Banks;

/// <summary>An outside that answers everything in the same, wrong way.</summary>
internal sealed class StrangeServer : IAsyncDisposable
{
    public const string AnyPortAtHome = "http://127.0.0.1:0";

    private readonly WebApplication _app;

    private StrangeServer(WebApplication app) => _app = app;

    public int Calls { get; private set; }

    public string Address => _app.Urls.First();

    public static Task<StrangeServer> StartAsync(string body) =>
        StartAsync(context => context.Response.WriteAsync(body));

    public static async Task<StrangeServer> StartAsync(
        RequestDelegate answer,
        string address = AnyPortAtHome
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var server = new StrangeServer(builder.Build());
        server._app.Run(context =>
        {
            server.Calls++;
            return answer(context);
        });
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Our adapters, pointed at this server.</summary>
    public Task<OutsideWorld> WorldAsync(params (string Key, string Value)[] settings) =>
        OutsideWorld.StartAsync(settings: [("Banks:SandboxBaseUrl", Address), .. settings]);

    /// <summary>The same at a time that a test moves.</summary>
    public Task<OutsideWorld> WorldAsync(
        TimeProvider time,
        params (string Key, string Value)[] settings
    ) =>
        OutsideWorld.StartAsync(
            time: time,
            settings: [("Banks:SandboxBaseUrl", Address), .. settings]
        );

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
