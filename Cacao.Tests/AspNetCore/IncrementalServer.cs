using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Cacao.AspNetCore;
using Cacao.Types.Authoring;

namespace Cacao.Tests.AspNetCore;

/// <summary>A real host with <c>@defer</c> and <c>@stream</c>, and fields that wait for the test.</summary>
internal sealed class IncrementalServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private IncrementalServer(WebApplication app, Controls controls)
    {
        _app = app;
        Controls = controls;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient { BaseAddress = Address };
    }

    public Controls Controls { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static async Task<IncrementalServer> StartAsync(
        Action<GraphQLServerOptions>? configure = null,
        bool isEnabled = true
    )
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = Environments.Development }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var controls = new Controls();
        builder.Services.AddSingleton(controls);
        builder
            .Services.AddGraphQLServer()
            .AddQueryType()
            .AddType(typeof(Queries))
            .ModifyOptions(options => options.EnableDefer = options.EnableStream = isEnabled);
        var app = builder.Build();
        app.MapGraphQL().WithOptions(configure ?? (_ => { }));
        await app.StartAsync();
        return new(app, controls);
    }

    /// <summary>The response as soon as its headers are there.</summary>
    public Task<HttpResponseMessage> OpenAsync(string query, string? accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                System.Text.Json.JsonSerializer.Serialize(new { query }),
                Encoding.UTF8,
                "application/json"
            ),
        };
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return Client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
    }

    public async Task<(int Status, MediaTypeHeaderValue? Type, string Body)> PostAsync(
        string query,
        string? accept
    )
    {
        using var response = await OpenAsync(query, accept);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Content.Headers.ContentType, body);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    [QueryType]
    private static class Queries
    {
        public static string Fast() => "fast";

        public static async Task<string> SlowAsync()
        {
            await Task.Yield();
            return "slow";
        }

        public static async Task<string> GatedAsync(
            Controls controls,
            CancellationToken cancellationToken
        )
        {
            await controls.Gate.Task.WaitAsync(cancellationToken);
            return "gated";
        }

        public static async IAsyncEnumerable<int> NumbersAsync(
            Controls controls,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            try
            {
                await foreach (
                    var number in controls.Numbers.Reader.ReadAllAsync(cancellationToken)
                )
                {
                    yield return number;
                }
            }
            finally
            {
                controls.Ended.TrySetResult();
            }
        }
    }
}

internal sealed class Controls
{
    public TaskCompletionSource Gate { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Channel<int> Numbers { get; } = Channel.CreateUnbounded<int>();

    /// <summary>Set when the sequence of numbers has been disposed.</summary>
    public TaskCompletionSource Ended { get; } = new();
}
