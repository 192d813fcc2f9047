using Cacao.Errors;
using Cacao.Execution;
using Cacao.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cacao.AspNetCore.Http;

/// <summary>
/// Executes a batch and answers it as one JSON array, or as parts or events of which each tells what
/// it belongs to by <c>requestIndex</c> and <c>variableIndex</c>.
/// </summary>
/// <remarks>
/// One after another in the order of the request: the operations share the services of one scope,
/// and a query after a mutation sees what that has changed.
/// </remarks>
internal sealed partial class BatchTransport(
    EndpointEnvironment environment,
    HttpExecution execution
)
{
    public async Task RunAsync(HttpContext context, Batch batch, AcceptedFormats accepted)
    {
        using (batch)
        {
            var results = ExecuteAsync(context, batch);
            await (
                accepted.Form switch
                {
                    AnswerForm.Multipart => WritePartsAsync(context, results),
                    AnswerForm.EventStream => new EventStream(context, environment).WriteAsync(
                        results
                    ),
                    _ => WriteArrayAsync(context, results, accepted.JsonOrDefault),
                }
            );
        }
    }

    private async IAsyncEnumerable<BatchResult> ExecuteAsync(HttpContext context, Batch batch)
    {
        for (var request = 0; request < batch.Requests.Count; request++)
        {
            var current = batch.Requests[request];
            for (var run = 0; run < current.Count; run++)
            {
                yield return new(
                    await ExecuteAsync(context, current.Run(run)),
                    batch.IsList ? request : null,
                    current.HasVariableSets ? run : null,
                    run == current.Count - 1
                );
            }
        }
    }

    /// <summary>
    /// What one operation fails with is its own result: others of the batch may have changed
    /// something already, and the client must learn of it.
    /// </summary>
    private async ValueTask<OperationResult> ExecuteAsync(
        HttpContext context,
        RequestMembers members
    )
    {
        try
        {
            return (OperationResult)
                await execution.RunAsync(context, members, OperationKinds.QueryAndMutation);
        }
        catch (GraphQLException refused)
        {
            // The batch is answered all the same.
            Refusal.Tell(environment, context, refused, StatusCodes.Status200OK);
            return ResponseEnvelope.Refusal(ResultKind.ValidationError, refused.Errors);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            LogFault(environment.Logger, exception);
            environment.Events?.HttpRequestError(context, exception);
            return ResponseEnvelope.Refusal(
                ResultKind.ValidationError,
                [TransportError.Fault.ToError()]
            );
        }
    }

    /// <summary>By position; the results for several sets of variables are an array in their place.</summary>
    private static async Task WriteArrayAsync(
        HttpContext context,
        IAsyncEnumerable<BatchResult> results,
        JsonFormat format
    )
    {
        using var json = new JsonResponseWriter();
        var separator = (byte)'[';
        await foreach (var result in results)
        {
            await using (result.Operation)
            {
                json.WriteByte(separator);
                separator = (byte)',';
                if (result is { RequestIndex: not null, VariableIndex: 0 })
                {
                    json.WriteByte((byte)'[');
                }

                json.WriteRaw(result.Operation.Json.Span);
                if (result is { RequestIndex: not null, VariableIndex: not null, IsLast: true })
                {
                    json.WriteByte((byte)']');
                }
            }
        }

        json.WriteByte((byte)']');
        await ResponseWriter.WriteAsync(
            context,
            StatusCodes.Status200OK,
            format,
            json.WrittenMemory
        );
    }

    private static async Task WritePartsAsync(
        HttpContext context,
        IAsyncEnumerable<BatchResult> results
    )
    {
        var parts = new MultipartMixed(context);
        try
        {
            await parts.StartAsync(context.RequestAborted);
            await foreach (var result in results)
            {
                await using (result.Operation)
                {
                    await parts.WriteAsync(
                        result.Lead(),
                        result.Operation.Json[1..],
                        context.RequestAborted
                    );
                }
            }

            await parts.EndAsync(context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone.
        }
    }

    [LoggerMessage(
        23,
        LogLevel.Error,
        "An operation of a batch failed outside of its execution.",
        EventName = "BatchOperationFault"
    )]
    private static partial void LogFault(ILogger logger, Exception exception);
}
