using Payments.Domain.Errors;
using Payments.Domain.Lifecycles;
using Payments.Storage.Gate;

namespace Payments.GraphQL.Errors;

/// <summary>
/// Tells a fault that ends by itself from a defect: the client learns that the same request can succeed
/// later, and nothing of the database. The log has the rest, written where the fault came out.
/// </summary>
public sealed class TemporaryFaults : IErrorFilter
{
    private const string Message =
        "This cannot be done at the moment. Send the same request again in a while; with the same idempotency key it is done once, whatever has become of this one.";

    public IError OnError(IError error) =>
        error.Exception is { } exception && DatabaseFaults.IsTemporary(exception)
            ? error
                .Extensions.Keys.Aggregate(error, (plain, key) => plain.RemoveExtension(key))
                .WithMessage(Message)
                .WithCode(StatusName.Of(ErrorCode.TemporarilyUnavailable))
                .SetExtension(
                    "retryable",
                    ErrorCatalogue.IsRetryable(ErrorCode.TemporarilyUnavailable)
                )
            : error;
}

/// <summary>The same outside of the graph, where files are fetched and browsers come back: 503, to be tried again.</summary>
public static partial class TemporaryFaultsOverHttp
{
    private const string SecondsToWait = "5";

    public static IApplicationBuilder UseTemporaryFaults(this IApplicationBuilder app)
    {
        var logger = app
            .ApplicationServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger<TemporaryFaults>();
        return app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (Exception exception)
                    when (!context.Response.HasStarted && DatabaseFaults.IsTemporary(exception))
                {
                    LogUnavailable(logger, context.Request.Path, exception);
                    context.Response.Clear();
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    context.Response.Headers.RetryAfter = SecondsToWait;
                }
            }
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} cannot be answered at the moment")]
    private static partial void LogUnavailable(
        ILogger logger,
        PathString path,
        Exception exception
    );
}
