using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payments.Tests.Kit;

/// <summary>Sends files with mutations, as the GraphQL multipart request specification says.</summary>
public static class Uploads
{
    private static readonly HttpClient Http = new();

    /// <summary>The answer to a request whose variable at <paramref name="path"/> is the file.</summary>
    /// <param name="path">From the variables on: <c>input.file</c>; null there.</param>
    public static async Task<JsonNode> SendFileAsync(
        this PaymentsHost host,
        GraphUser user,
        string query,
        object variables,
        string path,
        UploadedText file
    )
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(JsonSerializer.Serialize(new { query, variables })), "operations" },
            { new StringContent($$"""{ "0": ["variables.{{path}}"] }"""), "map" },
        };
        var content = new ByteArrayContent(file.Content);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(file.MediaType);
        form.Add(content, "0", file.Name);
        using var request = new HttpRequestMessage(HttpMethod.Post, host.GraphQL)
        {
            Content = form,
            Headers = { { "GraphQL-Preflight", "1" } },
        };
        if (user.Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", user.Token);
        }

        using var response = await Http.SendAsync(request, PaymentsHost.Cancel);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(PaymentsHost.Cancel))!;
    }

    /// <summary>The payload of <c>uploadFile</c>.</summary>
    public static async Task<JsonNode> UploadAsync(
        this PaymentsHost host,
        GraphUser user,
        UploadedText file,
        string key
    )
    {
        var answer = await host.SendFileAsync(
            user,
            """
            mutation ($input: UploadFileInput!) {
              uploadFile(input: $input) {
                file { id name mediaType size sha256 createdAt url } replayed
                errors { __typename ... on Error { code message path retryable } }
              }
            }
            """,
            new { input = new { file = (object?)null, idempotencyKey = key } },
            "input.file",
            file
        );
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!["uploadFile"]!;
    }
}

/// <summary>A file that a test sends.</summary>
public sealed record UploadedText(string Name, string MediaType, byte[] Content);
