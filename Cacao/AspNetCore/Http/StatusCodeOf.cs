using Cacao.Errors;
using Cacao.Execution;
using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore.Http;

/// <summary>The status code that tells how far an operation came.</summary>
/// <remarks>https://graphql.github.io/graphql-over-http/draft/#sec-Status-Codes</remarks>
internal static class StatusCodeOf
{
    /// <summary>Some of the data is missing, and <c>errors</c> says why.</summary>
    private const int PartialResult = 294;

    public static int Result(
        OperationResult result,
        JsonFormat format,
        HttpStatusCodes codes,
        HttpContext context
    ) =>
        result.Kind is ResultKind.OperationNotAllowed ? NotAllowed(context)
        : codes is HttpStatusCodes.Draft2026 ? ByDraft2026(result, context)
        : format is JsonFormat.Legacy ? StatusCodes.Status200OK
        : ByDraft2025(result.Kind, context);

    /// <summary>An interceptor refused the request.</summary>
    public static int Refusal(GraphQLException refusal) =>
        refusal.Errors[0].Code switch
        {
            ErrorCodes.NotAuthenticated => StatusCodes.Status401Unauthorized,
            ErrorCodes.NotAuthorized => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status400BadRequest,
        };

    /// <summary>
    /// A mutation may be sent by POST; a subscription over POST needs another media type instead.
    /// </summary>
    private static int NotAllowed(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
            ? StatusCodes.Status405MethodNotAllowed
            : StatusCodes.Status406NotAcceptable;

    private static int ByDraft2025(ResultKind kind, HttpContext context) =>
        kind switch
        {
            ResultKind.Data or ResultKind.DataNull => StatusCodes.Status200OK,
            ResultKind.NotAuthorized => NotAuthorized(context),
            ResultKind.Timeout => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        };

    private static int ByDraft2026(OperationResult result, HttpContext context) =>
        result.Kind switch
        {
            ResultKind.Data when result.Errors.Count == 0 => StatusCodes.Status200OK,
            ResultKind.Data or ResultKind.DataNull => PartialResult,
            ResultKind.SyntaxError => StatusCodes.Status400BadRequest,
            ResultKind.NotAuthorized => NotAuthorized(context),
            ResultKind.Timeout => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status422UnprocessableEntity,
        };

    private static int NotAuthorized(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true }
            ? StatusCodes.Status403Forbidden
            : StatusCodes.Status401Unauthorized;
}
