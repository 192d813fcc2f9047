using Cacao.Errors;
using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore.Http;

/// <summary>
/// A refusal by the transport itself: the request never reached the executor. Codes are those of Hot
/// Chocolate where it has one.
/// </summary>
internal sealed record TransportError(int StatusCode, string Code, string Message)
{
    public static readonly TransportError NotAcceptable = new(
        StatusCodes.Status406NotAcceptable,
        "HC0063",
        "Served are application/graphql-response+json, application/json, multipart/mixed and text/event-stream."
    );

    public static readonly TransportError UnsupportedMediaType = new(
        StatusCodes.Status415UnsupportedMediaType,
        "UNSUPPORTED_MEDIA_TYPE",
        "A POST must have the content type application/json, in UTF-8 and not compressed."
    );

    public static readonly TransportError TooLarge = new(
        StatusCodes.Status413PayloadTooLarge,
        "HC0010",
        "The request body is larger than this server takes."
    );

    public static readonly TransportError MethodNotAllowed = new(
        StatusCodes.Status405MethodNotAllowed,
        "METHOD_NOT_ALLOWED",
        "The method is not allowed for this address."
    );

    public static readonly TransportError PreflightRequired = new(
        StatusCodes.Status400BadRequest,
        "HC0077",
        "A GET needs the header GraphQL-Preflight, so that other sites cannot send it unasked."
    );

    public static readonly TransportError MultipartPreflightRequired = new(
        StatusCodes.Status400BadRequest,
        "HC0077",
        "Multi-part requests must include a GraphQL preflight header."
    );

    public static readonly TransportError NotFound = new(
        StatusCodes.Status404NotFound,
        "NOT_FOUND",
        "There is nothing at this address."
    );

    public static readonly TransportError OriginRefused = new(
        StatusCodes.Status403Forbidden,
        "ORIGIN_REFUSED",
        "Sockets may not be opened from this origin."
    );

    public static readonly TransportError BatchingDisabled = new(
        StatusCodes.Status400BadRequest,
        "HC0009",
        "This server takes no batches."
    );

    public static readonly TransportError Fault = new(
        StatusCodes.Status500InternalServerError,
        "INTERNAL",
        "Unexpected Execution Error"
    );

    public static TransportError BadRequest(
        RequestFormatException exception,
        HttpStatusCodes codes
    ) =>
        new(
            exception.IsJson && codes is HttpStatusCodes.Draft2026
                ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status400BadRequest,
            exception.Code,
            exception.Message
        );

    /// <summary>What the web server could not read: too large, torn, or too slow.</summary>
    public static TransportError BadHttp(BadHttpRequestException exception) =>
        exception.StatusCode is StatusCodes.Status413PayloadTooLarge
            ? TooLarge
            : new(
                exception.StatusCode,
                "BAD_REQUEST",
                "The request body did not arrive whole or in time."
            );

    public IError ToError() => new Error(Message) { Code = Code };
}
