using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using Cacao.AspNetCore;
using Cacao.Execution;
using Cacao.Types.Configuration;

namespace Cacao.Tests.AspNetCore;

/// <summary>The transports on a real Kestrel, over a <see cref="ScriptedExecutor"/>.</summary>
internal sealed class TransportHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TransportHost(WebApplication app, ScriptedExecutor executor)
    {
        _app = app;
        Executor = executor;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = Address,
        };
    }

    public ScriptedExecutor Executor { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static Task<TransportHost> StartAsync(
        Action<GraphQLServerOptions>? configure = null,
        Action<IServiceCollection>? services = null
    )
    {
        var executor = new ScriptedExecutor();
        return StartAsync(
            executor,
            registered =>
            {
                registered.AddSingleton<IRequestExecutor>(executor);
                services?.Invoke(registered);
            },
            app => app.MapGraphQL().WithOptions(configure ?? (_ => { }))
        );
    }

    /// <summary>The same over a real schema and the real executor.</summary>
    public static Task<TransportHost> StartAsync(
        Action<IRequestExecutorBuilder> schema,
        Action<WebApplication> map
    ) =>
        StartAsync(
            new ScriptedExecutor(),
            services => schema(services.AddGraphQLServer().AddQueryType()),
            map
        );

    private static async Task<TransportHost> StartAsync(
        ScriptedExecutor executor,
        Action<IServiceCollection> services,
        Action<WebApplication> map
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        services(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new(app, executor);
    }

    public Task<Answer> PostAsync(string body, string? accept = null) =>
        SendAsync(
            new(HttpMethod.Post, "/graphql")
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            },
            accept
        );

    public Task<Answer> QueryAsync(string document, string? accept = null) =>
        PostAsync(System.Text.Json.JsonSerializer.Serialize(new { query = document }), accept);

    public Task<Answer> GetAsync(string pathAndQuery, string? accept = null) =>
        SendAsync(new(HttpMethod.Get, pathAndQuery), accept);

    public async Task<Answer> SendAsync(HttpRequestMessage request, string? accept = null)
    {
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await Client.SendAsync(request);
        return new(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(),
            response.Headers,
            response.Content.Headers
        );
    }

    public async Task<ClientWebSocket> ConnectAsync(
        string subprotocol = "graphql-transport-ws",
        string? origin = null
    )
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(subprotocol);
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        var address = new UriBuilder(Address) { Scheme = "ws", Path = "/graphql" }.Uri;
        await socket.ConnectAsync(address, default);
        return socket;
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    internal sealed record Answer(
        int Status,
        string? ContentType,
        string Body,
        HttpResponseHeaders Headers,
        HttpContentHeaders ContentHeaders
    );
}
