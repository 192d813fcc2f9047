using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payments.Tests.Kit;

/// <summary>A caller of a running server's graph, as any program could be one.</summary>
public sealed class GraphCaller(Uri graphQL) : IDisposable
{
    private const string Password = "sandbox-demo-1";

    private readonly HttpClient _http = new();

    public string Token { get; private set; } = string.Empty;

    public async Task SignInAsync(string email)
    {
        var payload = await ChangeAsync("login", "token", new { email, password = Password });
        Token = (string)payload["token"]!;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    /// <summary>The payload of a mutation that must be accepted.</summary>
    public async Task<JsonNode> ChangeAsync(string mutation, string selection, object input)
    {
        var inputType = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!";
        var data = await AskAsync(
            $$"""
            mutation ($input: {{inputType}}) {
              {{mutation}}(input: $input) { {{selection}} errors { ... on Error { code message path } } }
            }
            """,
            new { input }
        );
        var payload = data[mutation]!;
        return payload["errors"] is JsonArray { Count: > 0 } errors
            ? throw new InvalidOperationException($"{mutation}: {errors.ToJsonString()}")
            : payload;
    }

    /// <summary>The data of an answer that must have no errors.</summary>
    public async Task<JsonNode> AskAsync(string query, object? variables = null)
    {
        using var response = await _http.PostAsJsonAsync(
            graphQL,
            new { query, variables },
            TestContext.Current.CancellationToken
        );
        var answer = JsonNode.Parse(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        return answer is { } && answer["errors"] is null && answer["data"] is { } data
            ? data
            : throw new InvalidOperationException(
                $"HTTP {(int)response.StatusCode}: {answer?.ToJsonString(JsonSerializerOptions.Web)}"
            );
    }

    public void Dispose() => _http.Dispose();
}
