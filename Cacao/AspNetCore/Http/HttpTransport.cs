using Cacao.AspNetCore.Uploads;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Types.Authoring;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cacao.AspNetCore.Http;

/// <summary>GraphQL over HTTP: one POST or GET, one answer or one event stream.</summary>
/// <remarks>https://graphql.github.io/graphql-over-http/draft/</remarks>
internal sealed partial class HttpTransport
{
    private readonly EndpointEnvironment _environment;
    private readonly HttpExecution _execution;
    private readonly BatchTransport _batches;

    public HttpTransport(EndpointEnvironment environment)
    {
        _environment = environment;
        _execution = new(environment);
        _batches = new(environment, _execution);
    }

    public async Task PostAsync(HttpContext context)
    {
        using var span = _environment.Events?.ExecuteHttpRequest(context);
        var accepted = AcceptedFormats.Of(context.Request.Headers.Accept);
        var isForm = ContentTypes.IsForm(context.Request);
        if (RefusalOf(context.Request, accepted, isForm) is { } refusal)
        {
            await RefuseAsync(context, refusal, accepted.JsonOrDefault);
            return;
        }

        try
        {
            if (isForm)
            {
                await RunFormAsync(context, accepted);
                return;
            }

            using var body = await RequestBody.ReadAsync(
                context.Request,
                _environment.MaxRequestBytes(context),
                context.RequestAborted
            );
            if (body.IsTooLarge)
            {
                await RefuseAsync(context, TransportError.TooLarge, accepted.JsonOrDefault);
            }
            else
            {
                await RunBodyAsync(context, body.Bytes, null, accepted);
            }
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, exception, accepted);
        }
    }

    public async Task GetAsync(HttpContext context)
    {
        using var span = _environment.Events?.ExecuteHttpRequest(context);
        var accepted = AcceptedFormats.Of(context.Request.Headers.Accept);
        if (RefusalOfGet(context.Request, accepted) is { } refusal)
        {
            await RefuseAsync(context, refusal, accepted.JsonOrDefault);
            return;
        }

        try
        {
            var members = QueryStringReader.Read(context.Request.Query);
            var kinds = KindsFor(accepted) & _environment.Options.AllowedGetOperations;
            await RunAsync(context, members, accepted, kinds);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, exception, accepted);
        }
    }

    private TransportError? RefusalOf(HttpRequest request, AcceptedFormats accepted, bool isForm) =>
        accepted.Nothing ? TransportError.NotAcceptable
        : isForm ? RefusalOfForm(request)
        : !ContentTypes.IsJson(request) ? TransportError.UnsupportedMediaType
        : null;

    private TransportError? RefusalOfForm(HttpRequest request) =>
        !_environment.TakesFiles ? TransportError.UnsupportedMediaType
        : !Preflight.Permits(request, _environment.Options.EnforceMultipartRequestsPreflightHeader)
            ? TransportError.MultipartPreflightRequired
        : null;

    private TransportError? RefusalOfGet(HttpRequest request, AcceptedFormats accepted) =>
        !_environment.Options.EnableGetRequests ? TransportError.MethodNotAllowed
        : accepted.Nothing ? TransportError.NotAcceptable
        : !Preflight.Permits(request, _environment.Options.EnforceGetRequestsPreflightHeader)
            ? TransportError.PreflightRequired
        : null;

    private static OperationKinds KindsFor(AcceptedFormats accepted) =>
        accepted.Streams ? OperationKinds.All : OperationKinds.QueryAndMutation;

    private async Task RunFormAsync(HttpContext context, AcceptedFormats accepted)
    {
        using var form = await MultipartRequest.ReadAsync(
            context.Request,
            _environment.Options,
            _environment.MaxRequestBytes(context),
            context.RequestAborted
        );
        await RunBodyAsync(context, form.Operations, form.Files, accepted);
    }

    private Task RunBodyAsync(
        HttpContext context,
        ReadOnlyMemory<byte> json,
        IReadOnlyDictionary<string, IFile>? files,
        AcceptedFormats accepted
    )
    {
        if (RequestReader.IsBatch(json.Span) || Batch.IsAnnounced(context.Request))
        {
            return RunBatchAsync(context, json, files, accepted);
        }

        var options = _environment.Options;
        var members = RequestReader.ReadOne(json, takesVariableSets: options.EnableBatching);
        members.Files = files;
        return members.HasVariableSets
            ? _batches.RunAsync(
                context,
                Batch.OfVariables(members, _environment.MaxBatchSize(context)),
                accepted
            )
            : RunAsync(context, members, accepted, KindsFor(accepted));
    }

    private async Task RunAsync(
        HttpContext context,
        RequestMembers request,
        AcceptedFormats accepted,
        OperationKinds kinds
    )
    {
        using var members = request;
        members.Incremental = accepted.Incremental.FormatOr(_environment.Options.IncrementalFormat);
        await using var result = await _execution.RunAsync(context, members, kinds);
        if (result is IncrementalResult parts && accepted.Incremental.Form is AnswerForm.Multipart)
        {
            await MultipartMixed.WriteAsync(context, parts, members.Incremental);
            return;
        }

        if (result is not OperationResult single)
        {
            await new EventStream(context, _environment).WriteAsync(result);
            return;
        }

        // A kind that GET may not run is refused by the status code, before any stream.
        var form = single.Kind is ResultKind.OperationNotAllowed ? AnswerForm.Json : accepted.Form;
        await (
            form switch
            {
                AnswerForm.EventStream => new EventStream(context, _environment).WriteAsync(single),
                AnswerForm.Multipart => MultipartMixed.WriteAsync(context, single),
                _ => ResponseWriter.WriteAsync(
                    context,
                    single,
                    accepted.JsonOrDefault,
                    _environment.Options.StatusCodes
                ),
            }
        );
    }

    private Task RunBatchAsync(
        HttpContext context,
        ReadOnlyMemory<byte> json,
        IReadOnlyDictionary<string, IFile>? files,
        AcceptedFormats accepted
    ) =>
        _environment.Options.EnableBatching
            ? _batches.RunAsync(
                context,
                Batch.Read(context.Request, json, files, _environment.MaxBatchSize(context)),
                accepted
            )
            : RefuseAsync(context, TransportError.BatchingDisabled, accepted.JsonOrDefault);

    private Task RefuseAsync(HttpContext context, TransportError error, JsonFormat format) =>
        Refusal.WriteAsync(_environment, context, error, format);

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
                var error = TransportError.BadRequest(badRequest, _environment.Options.StatusCodes);
                await RefuseAsync(context, error, format);
                break;
            case BadHttpRequestException badHttp:
                await RefuseAsync(context, TransportError.BadHttp(badHttp), format);
                break;
            case GraphQLException refused:
                await Refusal.WriteAsync(_environment, context, refused, format);
                break;
            default:
                LogFault(_environment.Logger, exception);
                _environment.Events?.HttpRequestError(context, exception);
                await ResponseWriter.WriteAsync(context, TransportError.Fault, format);
                break;
        }
    }

    [LoggerMessage(
        20,
        LogLevel.Error,
        "A GraphQL request failed outside of its execution.",
        EventName = "HttpRequestFault"
    )]
    private static partial void LogFault(ILogger logger, Exception exception);
}
