using Cacao.Errors;
using Cacao.Execution;
using Cacao.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Cacao.AspNetCore.Http;

/// <summary>Writes answers that are one JSON text.</summary>
internal static class ResponseWriter
{
    private const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";
    private const string LegacyJson = "application/json; charset=utf-8";

    private static readonly StringValues NoSniff = new("nosniff");

    public static Task WriteAsync(
        HttpContext context,
        OperationResult result,
        JsonFormat format,
        HttpStatusCodes codes
    )
    {
        var status = StatusCodeOf.Result(result, format, codes, context);
        if (status == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = "POST";
        }

        return WriteAsync(context, status, format, result.Json);
    }

    public static Task WriteAsync(HttpContext context, TransportError error, JsonFormat format) =>
        WriteAsync(context, error.StatusCode, [error.ToError()], format);

    public static async Task WriteAsync(
        HttpContext context,
        int status,
        IReadOnlyList<IError> errors,
        JsonFormat format
    )
    {
        using var json = new JsonResponseWriter(512);
        json.WriteRaw("{\"errors\":"u8);
        ErrorJson.Write(json, errors);
        json.WriteByte((byte)'}');
        await WriteAsync(context, status, format, json.WrittenMemory);
    }

    public static Task WriteAsync(
        HttpContext context,
        int status,
        JsonFormat format,
        ReadOnlyMemory<byte> json
    )
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = format is JsonFormat.GraphQLResponse ? GraphQLResponse : LegacyJson;
        response.ContentLength = json.Length;
        response.Headers.XContentTypeOptions = NoSniff;
        var flushed = response.BodyWriter.WriteAsync(json, context.RequestAborted);
        return flushed.IsCompletedSuccessfully ? Task.CompletedTask : flushed.AsTask();
    }
}
