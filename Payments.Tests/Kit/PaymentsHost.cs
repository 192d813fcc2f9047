using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Payments.GraphQL.Hosting;
using Payments.Storage;

namespace Payments.Tests.Kit;

/// <summary>
/// The real host in this process: every part of it, a database of its own, a free port, called over
/// HTTP. One for all tests of a class; each test brings its own idempotency keys and objects.
/// </summary>
public sealed class PaymentsHost : IAsyncLifetime
{
    private readonly bool _ownsDatabase;
    private IReadOnlyList<string> _settings = [];
    private Action<WebApplicationBuilder>? _configure;
    private TestDatabase? _database;
    private WebApplication? _app;

    public PaymentsHost() => _ownsDatabase = true;

    private PaymentsHost(TestDatabase database) => _database = database;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Uri GraphQL { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public GraphUser Acme { get; private set; } = null!;

    public GraphUser Bluegum { get; private set; } = null!;

    public GraphUser Stranger { get; private set; } = null!;

    /// <summary>A host of its own with settings such as <c>Banks:Timeout</c>.</summary>
    public static async Task<PaymentsHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = new PaymentsHost
        {
            _settings = [.. settings.SelectMany(set => new[] { $"--{set.Key}", set.Value })],
        };
        await host.InitializeAsync();
        return host;
    }

    /// <summary>One node of several on the same database.</summary>
    /// <param name="database">Which stays the caller's.</param>
    /// <param name="configure">What the test exchanges.</param>
    public static async Task<PaymentsHost> StartNodeAsync(
        TestDatabase database,
        Action<WebApplicationBuilder>? configure = null
    )
    {
        var host = new PaymentsHost(database) { _configure = configure };
        await host.InitializeAsync();
        return host;
    }

    public async ValueTask InitializeAsync()
    {
        _database ??= await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        _app = await PaymentsServer.BuildAsync(
            [
                "--urls",
                "http://127.0.0.1:0",
                "--ConnectionStrings:Payments",
                _database.ConnectionString,
                "--Logging:LogLevel:Default",
                "Warning",
                .. _settings,
            ],
            _configure
        );
        await _app.StartAsync(CancellationToken.None);
        GraphQL = new(new Uri(_app.Urls.First()), PaymentsServer.GraphPath);
        Stranger = new(GraphQL);
        Acme = await SignInAsync("demo@acme.example");
        Bluegum = await SignInAsync("demo@bluegum.example");
    }

    /// <summary>Another session of a member.</summary>
    public async Task<GraphUser> SignInAsync(string email)
    {
        var answer = await Stranger.SendAsync(
            """
            mutation ($input: LoginInput!) { login(input: $input) { token } }
            """,
            new { input = new { email, password = DemoTenant.PublicSecret } }
        );
        return new(GraphQL, (string?)answer["data"]!["login"]!["token"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
        }

        if (_ownsDatabase)
        {
            _database?.Dispose();
        }
    }
}

/// <summary>Somebody who calls the graph over HTTP, with a token or without.</summary>
public sealed class GraphUser(Uri graphQL, string? token = null)
{
    private static readonly HttpClient Http = new();

    public string? Token { get; } = token;

    /// <summary>Which server it calls.</summary>
    public Uri GraphQL { get; } = graphQL;

    /// <summary>The same server, called with another token.</summary>
    public GraphUser As(string other) => new(GraphQL, other);

    /// <summary>The whole answer, errors included.</summary>
    public async Task<JsonNode> SendAsync(string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, GraphQL)
        {
            Content = JsonContent.Create(new { query, variables }),
        };
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        using var response = await Http.SendAsync(request, PaymentsHost.Cancel);
        var text = await response.Content.ReadAsStringAsync(PaymentsHost.Cancel);
        return JsonNode.Parse(text)!;
    }

    /// <summary>The data of an answer that has no errors.</summary>
    public async Task<JsonNode> AskAsync(string query, object? variables = null)
    {
        var answer = await SendAsync(query, variables);
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!;
    }

    /// <summary>The payload of a mutation, accepted or refused.</summary>
    public async Task<JsonNode> ChangeAsync(string mutation, string selection, object input)
    {
        var name = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!";
        var data = await AskAsync(
            $$"""
            mutation ($input: {{name}}) {
              {{mutation}}(input: $input) {
                {{selection}} errors { __typename ... on Error { code message path retryable } }
              }
            }
            """,
            new { input }
        );
        return data[mutation]!;
    }

    /// <summary>The code of a top-level error.</summary>
    public async Task<string?> RefusalAsync(string query, object? variables = null) =>
        (string?)(await SendAsync(query, variables))["errors"]?[0]?["extensions"]?["code"];
}

public static class PayloadAssertions
{
    /// <summary>The refusals of a payload as <c>CODE path.of.field</c>.</summary>
    public static string[] Refusals(this JsonNode payload) =>
        [
            .. (payload["errors"]?.AsArray() ?? []).Select(error =>
                $"{error!["code"]} {string.Join('.', error["path"]?.AsArray().Select(part => part!.ToString()) ?? [])}".TrimEnd()
            ),
        ];
}
