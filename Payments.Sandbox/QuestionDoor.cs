using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.Sandbox;

internal sealed record QuestionError(string Code, string Message);

/// <summary>A door at which one question is put and answered at once.</summary>
internal static class QuestionDoor
{
    private const int BodySizeMax = 64 * 1024;

    /// <param name="answer">Null when the question makes no sense: 400.</param>
    public static void MapQuestion<TQuestion, TAnswer>(
        this IEndpointRouteBuilder routes,
        string path,
        JsonTypeInfo<TQuestion> questionType,
        JsonTypeInfo<TAnswer> answerType,
        Func<TQuestion, TAnswer?> answer
    )
        where TQuestion : class
        where TAnswer : class =>
        routes.MapPost(
            path,
            async context =>
            {
                var body = await RequestBody.ReadAsync(
                    context.Request,
                    BodySizeMax,
                    context.RequestAborted
                );
                var result =
                    Parse(body, questionType) is { } question && answer(question) is { } told
                        ? Results.Json(told, answerType)
                        : Results.Json(
                            new QuestionError("QUESTION", "The question was not understood."),
                            SandboxJson.Default.QuestionError,
                            statusCode: StatusCodes.Status400BadRequest
                        );
                await result.ExecuteAsync(context);
            }
        );

    private static TQuestion? Parse<TQuestion>(byte[]? body, JsonTypeInfo<TQuestion> type)
        where TQuestion : class
    {
        try
        {
            return body is null ? null : JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
