using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payments.Benchmarks.Money;

/// <summary>Asks a payments server as one of its members.</summary>
internal sealed class SandboxCaller(int port) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new($"http://127.0.0.1:{port}") };

    public string Token { get; private set; } = string.Empty;

    public async Task SignInAsync(string email, string password)
    {
        var payload = await ChangeAsync("login", "token", new { email, password });
        Token = payload["token"]!.GetValue<string>();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    /// <summary>The payload of a mutation that must be accepted.</summary>
    public async Task<JsonNode> ChangeAsync(string mutation, string selection, object input)
    {
        var inputType = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!";
        var query =
            $"mutation ($input: {inputType}) {{ {mutation}(input: $input) {{ {selection} "
            + "errors { ... on Error { code message path } } } }";
        var payload = (await AskAsync(query, new { input }))[mutation]!;
        return payload["errors"] is JsonArray { Count: > 0 } errors
            ? throw new InvalidOperationException($"{mutation}: {errors.ToJsonString()}")
            : payload;
    }

    public async Task<JsonNode> AskAsync(string query, object variables)
    {
        var response = await _http.PostAsJsonAsync("/graphql", new { query, variables });
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return answer?["data"]
            ?? throw new InvalidOperationException(
                $"HTTP {(int)response.StatusCode}: {answer?.ToJsonString(JsonSerializerOptions.Web)}"
            );
    }

    /// <summary>Stores a file; its id.</summary>
    public async Task<string> UploadAsync(byte[] content, string name)
    {
        const string Upload =
            "mutation ($input: UploadFileInput!) { uploadFile(input: $input) { file { id } } }";
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(
                    JsonSerializer.Serialize(
                        new
                        {
                            query = Upload,
                            variables = new
                            {
                                input = new
                                {
                                    file = (object?)null,
                                    idempotencyKey = Guid.CreateVersion7(),
                                },
                            },
                        }
                    )
                ),
                "operations"
            },
            { new StringContent("{ \"0\": [\"variables.input.file\"] }"), "map" },
            { new ByteArrayContent(content), "0", name },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = form };
        request.Headers.Add("GraphQL-Preflight", "1");
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return (string?)answer?["data"]?["uploadFile"]?["file"]?["id"]
            ?? throw new InvalidOperationException($"HTTP {(int)response.StatusCode}: {answer}");
    }

    public async Task<bool> IsHealthyAsync()
    {
        try
        {
            using var response = await _http.GetAsync(new Uri("/healthz", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose() => _http.Dispose();
}
