using Cacao.Errors;
using Cacao.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.Logging;

namespace Cacao.AspNetCore.Http;

/// <summary>GraphQL over HTTP: one POST or GET, one answer or one event stream.</summary>
/// <remarks>https://graphql.github.io/graphql-over-http/draft/</remarks>
internal sealed partial class HttpTransport(EndpointEnvironment environment)
{
    public async Task PostAsync(HttpContext context)
    {
        var accepted = AcceptedFormats.Of(context.Request.Headers.Accept);
        if (RefusalOf(context.Request, accepted) is { } refusal)
        {
            await ResponseWriter.WriteAsync(context, refusal, accepted.JsonOrDefault);
            return;
        }

        try
        {
            using var body = await RequestBody.ReadAsync(
                context.Request,
                environment.Options.MaxRequestBytes,
                context.RequestAborted
            );
            if (body.IsTooLarge)
            {
                await ResponseWriter.WriteAsync(
                    context,
                    TransportError.TooLarge,
                    accepted.JsonOrDefault
                );
            }
            else if (RequestReader.IsBatch(body.Bytes.Span))
            {
                await RunBatchAsync(context, body.Bytes, accepted);
            }
            else
            {
                using var members = RequestReader.ReadOne(body.Bytes);
                await RunAsync(context, members, accepted, KindsFor(accepted));
            }
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, exception, accepted);
        }
    }

    public async Task GetAsync(HttpContext context)
    {
        var accepted = AcceptedFormats.Of(context.Request.Headers.Accept);
        if (RefusalOfGet(context.Request, accepted) is { } refusal)
        {
            await ResponseWriter.WriteAsync(context, refusal, accepted.JsonOrDefault);
            return;
        }

        try
        {
            using var members = QueryStringReader.Read(context.Request.Query);
            var kinds = KindsFor(accepted) & environment.Options.AllowedGetOperations;
            await RunAsync(context, members, accepted, kinds);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, exception, accepted);
        }
    }

    private static TransportError? RefusalOf(HttpRequest request, AcceptedFormats accepted) =>
        accepted.Nothing ? TransportError.NotAcceptable
        : !ContentTypes.IsJson(request) ? TransportError.UnsupportedMediaType
        : null;

    private TransportError? RefusalOfGet(HttpRequest request, AcceptedFormats accepted) =>
        !environment.Options.EnableGetRequests ? TransportError.MethodNotAllowed
        : accepted.Nothing ? TransportError.NotAcceptable
        : !Preflight.Permits(request, environment.Options.EnforceGetRequestsPreflightHeader)
            ? TransportError.PreflightRequired
        : null;

    private static OperationKinds KindsFor(AcceptedFormats accepted) =>
        accepted.Streams ? OperationKinds.All : OperationKinds.QueryAndMutation;

    private async Task RunAsync(
        HttpContext context,
        RequestMembers members,
        AcceptedFormats accepted,
        OperationKinds kinds
    )
    {
        await using var result = await ExecuteAsync(context, members, kinds);
        if (result is not OperationResult single)
        {
            await new EventStream(context, environment).WriteAsync(result);
            return;
        }

        // A kind that GET may not run is refused by the status code, before any stream.
        var refused = single.Kind is ResultKind.OperationNotAllowed;
        if (!refused && (accepted.PrefersStream || accepted.Json is JsonFormat.None))
        {
            await new EventStream(context, environment).WriteAsync(single);
            return;
        }

        await ResponseWriter.WriteAsync(
            context,
            single,
            accepted.JsonOrDefault,
            environment.Options.StatusCodes
        );
    }

    private async Task RunBatchAsync(
        HttpContext context,
        ReadOnlyMemory<byte> body,
        AcceptedFormats accepted
    )
    {
        if (!environment.Options.EnableBatching)
        {
            await ResponseWriter.WriteAsync(
                context,
                TransportError.BatchingDisabled,
                accepted.JsonOrDefault
            );
            return;
        }

        using var json = new Json.JsonResponseWriter();
        var separator = (byte)'[';
        // One after another: they share the services of one scope.
        foreach (var members in RequestReader.ReadBatch(body, environment.Options.MaxBatchSize))
        {
            using (members)
            {
                await using var result = await ExecuteAsync(
                    context,
                    members,
                    OperationKinds.QueryAndMutation
                );
                json.WriteByte(separator);
                json.WriteRaw(((OperationResult)result).Json.Span);
                separator = (byte)',';
            }
        }

        json.WriteByte((byte)']');
        await ResponseWriter.WriteAsync(
            context,
            StatusCodes.Status200OK,
            JsonFormat.Legacy,
            json.WrittenMemory
        );
    }

    private ValueTask<ExecutionResult> ExecuteAsync(
        HttpContext context,
        RequestMembers members,
        OperationKinds kinds
    )
    {
        var services = new LazyRequestServices(context);
        // Not HttpContext.User, which makes an anonymous user where there is none.
        var user = context.Features.Get<IHttpAuthenticationFeature>()?.User;
        return environment.HttpInterceptor is { } interceptor
            ? ExecuteAsync(context, members.ToBuilder(services, user, kinds), interceptor)
            : environment.Executor.ExecuteAsync(
                members.ToRequest(services, user, kinds),
                context.RequestAborted
            );
    }

    private async ValueTask<ExecutionResult> ExecuteAsync(
        HttpContext context,
        OperationRequestBuilder builder,
        IHttpRequestInterceptor interceptor
    )
    {
        var executor = environment.Executor;
        await interceptor.OnCreateAsync(context, executor, builder, context.RequestAborted);
        return await executor.ExecuteAsync(builder.Build(), context.RequestAborted);
    }

    private async Task AnswerAsync(
        HttpContext context,
        Exception exception,
        AcceptedFormats accepted
    )
    {
        var format = accepted.JsonOrDefault;
        switch (exception)
        {
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
                break;
            case RequestFormatException badRequest:
                var error = TransportError.BadRequest(badRequest, environment.Options.StatusCodes);
                await ResponseWriter.WriteAsync(context, error, format);
                break;
            case BadHttpRequestException badHttp:
                var refusal = TransportError.TooLarge with { StatusCode = badHttp.StatusCode };
                await ResponseWriter.WriteAsync(context, refusal, format);
                break;
            case GraphQLException refused:
                await ResponseWriter.WriteAsync(
                    context,
                    StatusCodeOf.Refusal(refused),
                    refused.Errors,
                    format
                );
                break;
            default:
                LogFault(environment.Logger, exception);
                await ResponseWriter.WriteAsync(context, TransportError.Fault, format);
                break;
        }
    }

    [LoggerMessage(LogLevel.Error, "A GraphQL request failed outside of its execution.")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
