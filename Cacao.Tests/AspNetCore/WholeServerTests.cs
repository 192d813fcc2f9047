using System.Net;
using System.Text;
using Cacao.AspNetCore;
using Cacao.Types.Authoring;

namespace Cacao.Tests.AspNetCore;

/// <summary>The transports over a real schema and the real executor.</summary>
public sealed class WholeServerTests
{
    [Fact]
    public async Task A_request_goes_all_the_way()
    {
        await using var server = await StartAsync();

        var answer = await PostAsync(
            server,
            "query($n:String!){greet(name:$n)}",
            "application/json"
        );

        answer.ShouldBe("""{"data":{"greet":"Hello, Anna"}}""");
    }

    [Fact]
    public async Task A_subscription_goes_all_the_way()
    {
        await using var server = await StartAsync();

        var answer = await PostAsync(server, "subscription{count}", "text/event-stream");

        answer.ShouldBe(
            ":\n\nevent: next\ndata: {\"data\":{\"count\":1}}\n\n"
                + "event: next\ndata: {\"data\":{\"count\":2}}\n\nevent: complete\ndata:\n\n"
        );
    }

    [Theory]
    [InlineData("/graphql?sdl")]
    [InlineData("/graphql/schema")]
    [InlineData("/graphql/schema.graphql")]
    public async Task The_schema_is_a_file_that_clients_may_keep(string address)
    {
        await using var server = await StartAsync();
        using var client = new HttpClient { BaseAddress = new(server.Urls.Single()) };

        using var answer = await client.GetAsync(address, Token);
        var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await client.SendAsync(again, Token);

        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain(
            "greet(name: String!): String!"
        );
        answer
            .Content.Headers.ContentType!.ToString()
            .ShouldBe("application/graphql; charset=utf-8");
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task The_schema_can_be_kept_back()
    {
        await using var server = await StartAsync(options => options.EnableSchemaRequests = false);
        using var client = new HttpClient { BaseAddress = new(server.Urls.Single()) };

        foreach (
            var address in new[] { "/graphql?sdl", "/graphql/schema", "/graphql/schema.graphql" }
        )
        {
            (await client.GetStringOrEmptyAsync(address)).ShouldNotContain("greet");
        }
    }

    [Fact]
    public async Task Each_transport_can_have_an_address_of_its_own()
    {
        await using var server = await StartAsync(map: app =>
        {
            app.MapGraphQLHttp("/http");
            app.MapGraphQLWebSocket("/ws");
            app.MapGraphQLSchema("/sdl");
        });
        using var client = new HttpClient { BaseAddress = new(server.Urls.Single()) };
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");

        var address = new UriBuilder(server.Urls.Single()) { Scheme = "ws", Path = "/ws" };
        await socket.ConnectAsync(address.Uri, Token);

        (await client.GetStringAsync("/http?query={greet(name:%22Bo%22)}", Token)).ShouldBe(
            """{"data":{"greet":"Hello, Bo"}}"""
        );
        (await client.GetStringAsync("/sdl", Token)).ShouldContain("greet");
        (await client.GetAsync("/http?sdl", Token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync("/ws", Token)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        socket.SubProtocol.ShouldBe("graphql-transport-ws");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<WebApplication> StartAsync(
        Action<GraphQLServerOptions>? configure = null,
        Action<WebApplication>? map = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = Environments.Development }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddGraphQLServer()
            .AddQueryType()
            .AddSubscriptionType()
            .AddType(typeof(Queries))
            .AddType(typeof(Subscriptions));
        var app = builder.Build();
        map ??= mapped => mapped.MapGraphQL().WithOptions(configure ?? (_ => { }));
        map(app);
        await app.StartAsync(Token);
        return app;
    }

    private static async Task<string> PostAsync(WebApplication server, string query, string accept)
    {
        using var client = new HttpClient { BaseAddress = new(server.Urls.Single()) };
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                $$$"""{"query":"{{{query}}}","variables":{"n":"Anna"}}""",
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Accept.ParseAdd(accept);
        using var answer = await client.SendAsync(request, Token);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    [QueryType]
    private static class Queries
    {
        public static string Greet(string name) => $"Hello, {name}";
    }

    [SubscriptionType]
    private static class Subscriptions
    {
        [Subscribe(With = nameof(OpenAsync))]
        public static int Count([EventMessage] int number) => number;

        public static async IAsyncEnumerable<int> OpenAsync()
        {
            await Task.Yield();
            yield return 1;
            yield return 2;
        }
    }
}

file static class HttpClientExtensions
{
    public static async Task<string> GetStringOrEmptyAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }
}
