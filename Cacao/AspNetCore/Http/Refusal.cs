using Cacao.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cacao.AspNetCore.Http;

/// <summary>Answers a request that never became an operation, and tells of it.</summary>
internal static partial class Refusal
{
    /// <summary>The transport refuses the request.</summary>
    public static Task WriteAsync(
        EndpointEnvironment environment,
        HttpContext context,
        TransportError error,
        JsonFormat format
    )
    {
        Tell(environment, context, error.Code, error.StatusCode);
        return ResponseWriter.WriteAsync(context, error, format);
    }

    /// <summary>An interceptor refuses the request.</summary>
    public static Task WriteAsync(
        EndpointEnvironment environment,
        HttpContext context,
        GraphQLException refused,
        JsonFormat format
    )
    {
        var status = StatusCodeOf.Refusal(refused);
        Tell(environment, context, refused, status);
        return ResponseWriter.WriteAsync(context, status, refused.Errors, format);
    }

    /// <summary>An interceptor refuses the request, or one of a batch.</summary>
    public static void Tell(
        EndpointEnvironment environment,
        HttpContext context,
        GraphQLException refused,
        int status
    ) => Tell(environment, context, refused.Errors is [{ Code: { } code }, ..] ? code : "", status);

    private static void Tell(
        EndpointEnvironment environment,
        HttpContext context,
        string code,
        int status
    )
    {
        LogRefused(environment.Logger, code, status);
        environment.Events?.HttpRequestRefused(context, code, status);
    }

    [LoggerMessage(
        30,
        LogLevel.Debug,
        "Refused by the transport: {Code}, status {Status}",
        EventName = "HttpRequestRefused"
    )]
    private static partial void LogRefused(ILogger logger, string code, int status);
}
