using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Payments.Banks.Connections;

/// <summary>A question that is posted as JSON and answered with JSON.</summary>
internal static class OutsideQuestions
{
    /// <summary>The answer; everything else is turned into <paramref name="fault"/>.</summary>
    public static async Task<TAnswer> AskAsync<TQuestion, TAnswer>(
        this IHttpClientFactory clients,
        Uri address,
        (TQuestion Question, JsonTypeInfo<TQuestion> Type) asked,
        JsonTypeInfo<TAnswer> answerType,
        Func<string, Exception?, Exception> fault,
        CancellationToken cancellationToken
    )
        where TAnswer : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ByteArrayContent(
            JsonSerializer.SerializeToUtf8Bytes(asked.Question, asked.Type)
        );
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var answer = await clients.CallAsync(request, fault, cancellationToken);
        return (answer.IsSuccess ? OutsideHttp.TryParse(answer.Body, answerType) : null)
            ?? throw fault("The answer was not understood.", null);
    }
}
