using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Security.Claims;
using Cacao.AspNetCore;
using Cacao.Execution;
using Cacao.Types.Authoring;
using Cacao.Types.Configuration;

namespace Cacao.Tests.AspNetCore;

/// <summary>What a server shows to strangers, by its environment and its options.</summary>
public sealed class ProductionModeTests
{
    private const string Introspection = "{ __schema { queryType { name } } }";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    [InlineData("Staging", false)]
    public async Task The_environment_decides_what_strangers_see(string environment, bool isOpen)
    {
        await using var server = await StartAsync(environment);
        using var client = ClientOf(server);

        (await AskAsync(client, Introspection)).Contains("\"queryType\"").ShouldBe(isOpen);
        (await GetAsync(client, "?sdl")).Contains("type Query").ShouldBe(isOpen);
        (await GetAsync(client, "/schema.graphql")).Contains("type Query").ShouldBe(isOpen);
        (await GetAsync(client, "/", "text/html")).Contains("IDE").ShouldBe(isOpen);
        (await AskAsync(client, "{ gret }")).Contains("Did you mean").ShouldBe(isOpen);
        (await AskAsync(client, "{ greet }")).ShouldBe("""{"data":{"greet":"Hello"}}""");
    }

    [Fact]
    public async Task In_production_members_see_it_all()
    {
        await using var server = await StartAsync("Production");
        using var client = ClientOf(server);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "anna");

        (await AskAsync(client, Introspection)).ShouldContain("\"queryType\"");
        (await GetAsync(client, "?sdl")).ShouldContain("type Query");
        (await GetAsync(client, "/", "text/html")).ShouldContain("IDE");
        (await AskAsync(client, "{ gret }")).ShouldContain("Did you mean");
    }

    [Fact]
    public async Task Default_security_can_be_left_out()
    {
        await using var server = await StartAsync("Production", isOpen: true);
        using var client = ClientOf(server);

        (await AskAsync(client, Introspection)).ShouldContain("\"queryType\"");
        (await GetAsync(client, "?sdl")).ShouldContain("type Query");
    }

    [Theory]
    [InlineData("Development", true, false, false)]
    [InlineData("Production", true, false, false)]
    [InlineData("Production", false, true, true)]
    public async Task Introspection_can_be_taken_from_all_and_given_to_all(
        string environment,
        bool isDisabled,
        bool strangersMay,
        bool membersMay
    )
    {
        await using var server = await StartAsync(
            environment,
            configure: builder => builder.DisableIntrospection(isDisabled)
        );
        using var stranger = ClientOf(server);
        using var member = ClientOf(server);
        member.DefaultRequestHeaders.Authorization = new("Bearer", "anna");

        (await AskAsync(stranger, Introspection)).Contains("HC0046").ShouldBe(!strangersMay);
        (await AskAsync(member, Introspection)).Contains("HC0046").ShouldBe(!membersMay);
        (await GetAsync(stranger, "?sdl")).Contains("type Query").ShouldBe(strangersMay);
        (await GetAsync(member, "?sdl")).Contains("type Query").ShouldBe(membersMay);
    }

    [Fact]
    public async Task An_interceptor_lets_those_who_may_read_the_schema()
    {
        await using var server = await StartAsync(
            "Production",
            configure: builder => builder.AddHttpRequestInterceptor<Opening>()
        );
        using var client = ClientOf(server);

        (await AskAsync(client, Introspection)).ShouldContain("HC0046");
        client.DefaultRequestHeaders.Add("X-Opens", "1");
        (await AskAsync(client, Introspection)).ShouldContain("\"queryType\"");
    }

    [Fact]
    public async Task The_limits_hold_on_every_transport()
    {
        await using var server = await StartAsync("Production");
        using var client = ClientOf(server);
        var query =
            $"{{ {string.Join(' ', Enumerable.Range(0, 40).Select(i => $"a{i}: greet"))} }}";

        (await AskAsync(client, query)).ShouldContain("more than 30 aliases");
        (await GetAsync(client, $"?query={Uri.EscapeDataString(query)}")).ShouldContain("aliases");
        (await AskAsync(client, query, "text/event-stream")).ShouldContain("aliases");
        (await PostAsync(client, new[] { new { query } })).ShouldContain("aliases");
        (await AskBySocketAsync(server, query)).ShouldContain("aliases");
        (await AskBySocketAsync(server, Introspection)).ShouldContain("HC0046");
    }

    [Fact]
    public async Task Strangers_send_less_in_one_request()
    {
        await using var server = await StartAsync("Production");
        using var stranger = ClientOf(server);
        using var member = ClientOf(server);
        member.DefaultRequestHeaders.Authorization = new("Bearer", "anna");
        var batch = Enumerable.Repeat(new { query = "{ greet }" }, 6).ToArray();
        var large = new { query = "{ greet }", extensions = new { x = new string('x', 100_000) } };

        (await PostAsync(stranger, batch)).ShouldContain("A batch may hold 5 operations at most.");
        (await PostAsync(member, batch)).ShouldStartWith("""[{"data":""");
        (await PostAsync(stranger, large)).ShouldContain("HC0010");
        (await PostAsync(member, large)).ShouldBe("""{"data":{"greet":"Hello"}}""");
    }

    private static async Task<WebApplication> StartAsync(
        string environment,
        bool isOpen = false,
        Action<IRequestExecutorBuilder>? configure = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = environment }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var graph = builder
            .Services.AddGraphQLServer(disableDefaultSecurity: isOpen)
            .AddQueryType()
            .AddType(typeof(Queries));
        configure?.Invoke(graph);
        var app = builder.Build();
        app.Use(
            (context, next) =>
            {
                if (context.Request.Headers.Authorization == "Bearer anna")
                {
                    context.User = new(new ClaimsIdentity([], "Bearer"));
                }

                return next(context);
            }
        );
        app.MapGraphQL().WithOptions(options => options.EnableBatching = true);
        await app.StartAsync(Token);
        return app;
    }

    private static HttpClient ClientOf(WebApplication server) =>
        new() { BaseAddress = new(server.Urls.Single()) };

    private static Task<string> AskAsync(HttpClient client, string query, string accept = "*/*") =>
        PostAsync(client, new { query }, accept);

    private static async Task<string> PostAsync(
        HttpClient client,
        object body,
        string accept = "application/json"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        using var answer = await client.SendAsync(request, Token);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static async Task<string> GetAsync(
        HttpClient client,
        string rest,
        string accept = "application/json"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql{rest}");
        request.Headers.Accept.ParseAdd(accept);
        using var answer = await client.SendAsync(request, Token);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static async Task<string> AskBySocketAsync(WebApplication server, string query)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        var address = new UriBuilder(server.Urls.Single()) { Scheme = "ws", Path = "/graphql" };
        await socket.ConnectAsync(address.Uri, Token);
        using var client = new SocketClient(socket);
        await client.SendAsync("""{"type":"connection_init"}""");
        await client.ReadAsync();
        await client.SubscribeAsync("1", query.Replace("\"", "\\\"", StringComparison.Ordinal));
        return await client.ReadAsync();
    }

    [QueryType]
    private static class Queries
    {
        public static string Greet() => "Hello";
    }

    private sealed class Opening : DefaultHttpRequestInterceptor
    {
        public override ValueTask OnCreateAsync(
            HttpContext context,
            IRequestExecutor requestExecutor,
            OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken
        )
        {
            requestBuilder.AllowIntrospection(context.Request.Headers.ContainsKey("X-Opens"));
            return default;
        }
    }
}
