using Cacao.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cacao.AspNetCore.Http;

/// <summary>Answers an operation as server-sent events, one connection per operation.</summary>
/// <remarks>
/// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md (distinct connections mode).
/// When the server stops, a subscription's last event tells so (<see cref="Shutdown"/>).
/// </remarks>
internal sealed class EventStream(HttpContext context, EndpointEnvironment environment)
{
    public async Task WriteAsync(ExecutionResult result)
    {
        if (result is not ResponseStream stream)
        {
            await WriteAsync(_ => WriteSingleAsync((OperationResult)result), environment.Stopping);
            return;
        }

        await using var stopping = stream.EndWith(environment.Stopping);
        await WriteAsync(
            cancellationToken =>
                WriteEventsAsync(
                    stream.ReadResultsAsync(cancellationToken),
                    WriteNextAsync,
                    cancellationToken
                ),
            stopping: default
        );
    }

    /// <summary>One event for each result of a batch.</summary>
    public Task WriteAsync(IAsyncEnumerable<BatchResult> results) =>
        WriteAsync(
            cancellationToken => WriteEventsAsync(results, WriteNextAsync, cancellationToken),
            environment.Stopping
        );

    private async Task WriteAsync(
        Func<CancellationToken, Task> writeEvents,
        CancellationToken stopping
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            stopping
        );
        try
        {
            await StartAsync(ending.Token);
            await writeEvents(ending.Token);
            // The empty data line makes EventSource dispatch the event.
            Write("event: complete\ndata:\n\n"u8);
            await context.Response.BodyWriter.FlushAsync(ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client is gone, or the server is going.
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers.XContentTypeOptions = "nosniff";
        // Asks proxies not to collect the stream before they pass it on.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        Write(":\n\n"u8);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private Task WriteSingleAsync(OperationResult result)
    {
        WriteNext(default, result.Json.Span);
        return Task.CompletedTask;
    }

    private async ValueTask WriteNextAsync(OperationResult result)
    {
        await using (result)
        {
            WriteNext(default, result.Json.Span);
        }
    }

    private async ValueTask WriteNextAsync(BatchResult result)
    {
        await using (result.Operation)
        {
            WriteNext(result.Lead().Span, result.Operation.Json.Span[1..]);
        }
    }

    private async Task WriteEventsAsync<T>(
        IAsyncEnumerable<T> results,
        Func<T, ValueTask> write,
        CancellationToken cancellationToken
    )
    {
        using var timer = new PeriodicTimer(
            environment.Options.EventStreamKeepAlive,
            environment.Time
        );
        var silence = new Silence(timer, cancellationToken);
        var events = results.GetAsyncEnumerator(cancellationToken);
        await using (events)
        {
            while (await MoveNextAsync(events.MoveNextAsync().AsTask(), silence))
            {
                await write(events.Current);
                await context.Response.BodyWriter.FlushAsync(cancellationToken);
            }
        }
    }

    private async Task<bool> MoveNextAsync(Task<bool> next, Silence silence)
    {
        while (!next.IsCompleted && await silence.IsLongAsync(next))
        {
            Write(":\n\n"u8);
            // Not cancelled: a stream that is still being read cannot be disposed.
            await context.Response.BodyWriter.FlushAsync(CancellationToken.None);
        }

        return await next;
    }

    private void WriteNext(ReadOnlySpan<byte> lead, ReadOnlySpan<byte> json)
    {
        Write("event: next\ndata: "u8);
        Write(lead);
        // A scalar may have written a line break between tokens; it would end the field.
        while (json.IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var at)
        {
            Write(json[..at]);
            Write("\ndata: "u8);
            json = json[(at + 1)..];
        }

        Write(json);
        Write("\n\n"u8);
    }

    private void Write(ReadOnlySpan<byte> bytes) => context.Response.BodyWriter.WriteBytes(bytes);

    /// <summary>Notices that nothing was sent for an interval.</summary>
    private sealed class Silence(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        private Task<bool> _tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();

        /// <summary>True for a tick, false when the event came first or the stream is to end.</summary>
        public async Task<bool> IsLongAsync(Task next)
        {
            if (await Task.WhenAny(next, _tick) != _tick || !_tick.IsCompletedSuccessfully)
            {
                return false;
            }

            _tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
            return true;
        }
    }
}
