using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.Sandbox.Kyc;

internal sealed record KycQuestion(
    string? Key,
    string? Step,
    string? FullName,
    string? ContactName,
    string? Address
);

internal sealed record KycAnswerMessage(string Verdict);

internal sealed record KycError(string Code, string Message);

/// <summary>POST /kyc/checks</summary>
internal static class KycEndpoints
{
    private const int BodySizeMax = 64 * 1024;

    public static void MapKyc(this IEndpointRouteBuilder routes) =>
        routes.MapPost(
            "/kyc/checks",
            async context => await (await AnswerAsync(context)).ExecuteAsync(context)
        );

    private static async Task<IResult> AnswerAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(
            context.Request,
            BodySizeMax,
            context.RequestAborted
        );
        return Parse(body) is { } question && KycDesk.Answer(question) is { } verdict
            ? Results.Json(new KycAnswerMessage(verdict), SandboxJson.Default.KycAnswerMessage)
            : Results.Json(
                new KycError("QUESTION", "step must be SCREENING, REVIEW or ADDRESS."),
                SandboxJson.Default.KycError,
                statusCode: StatusCodes.Status400BadRequest
            );
    }

    private static KycQuestion? Parse(byte[]? body)
    {
        try
        {
            return body is null
                ? null
                : JsonSerializer.Deserialize(body, SandboxJson.Default.KycQuestion);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
