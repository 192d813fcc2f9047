using Cacao.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cacao.AspNetCore.Http;

/// <summary>A response of several JSON parts, each sent as soon as it is there.</summary>
/// <remarks>
/// RFC 2046 section 5.1. A reader knows the end of a part by the boundary after it, so that boundary
/// goes out together with the part, not with the next one.
/// </remarks>
internal sealed class MultipartMixed(HttpContext context)
{
    /// <summary>Clients that read parts without parsing headers know this boundary.</summary>
    private const string ContentType = "multipart/mixed; boundary=\"-\"";

    private static ReadOnlySpan<byte> Boundary => "\r\n---"u8;

    private static ReadOnlySpan<byte> PartHeaders =>
        "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"u8;

    /// <summary>Sends one result as the only part.</summary>
    public static async Task WriteAsync(HttpContext context, OperationResult result)
    {
        var parts = new MultipartMixed(context);
        await parts.StartAsync(context.RequestAborted);
        await parts.WriteAsync(default, result.Json, context.RequestAborted);
        await parts.EndAsync(context.RequestAborted);
    }

    /// <summary>Sends the parts of one response.</summary>
    public static async Task WriteAsync(
        HttpContext context,
        IncrementalResult response,
        IncrementalFormat format
    )
    {
        var parts = new MultipartMixed(context);
        try
        {
            await parts.StartAsync(context.RequestAborted, format);
            await foreach (var part in response.ReadResultsAsync(context.RequestAborted))
            {
                await using (part)
                {
                    await parts.WriteAsync(default, part.Json, context.RequestAborted);
                }
            }

            await parts.EndAsync(context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone.
        }
    }

    /// <summary>Sends the headers and the first boundary.</summary>
    public async ValueTask StartAsync(
        CancellationToken cancellationToken,
        IncrementalFormat format = IncrementalFormat.None
    )
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType =
            format is IncrementalFormat.Version02
                ? $"{ContentType}; incrementalSpec=v0.2"
                : ContentType;
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers.XContentTypeOptions = "nosniff";
        // Asks proxies not to collect the parts before they pass them on.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        response.BodyWriter.WriteBytes(Boundary);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    /// <summary>Sends one part.</summary>
    /// <param name="lead">The beginning of the JSON text, where it is not that of the result; may be empty.</param>
    /// <param name="json">The JSON text, or the rest of it.</param>
    /// <param name="cancellationToken">The client is gone.</param>
    public async ValueTask WriteAsync(
        ReadOnlyMemory<byte> lead,
        ReadOnlyMemory<byte> json,
        CancellationToken cancellationToken
    )
    {
        var writer = context.Response.BodyWriter;
        writer.WriteBytes(PartHeaders);
        writer.WriteBytes(lead.Span);
        writer.WriteBytes(json.Span);
        writer.WriteBytes(Boundary);
        await writer.FlushAsync(cancellationToken);
    }

    /// <summary>Makes the last boundary the closing one.</summary>
    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        context.Response.BodyWriter.WriteBytes("--\r\n"u8);
        await context.Response.BodyWriter.FlushAsync(cancellationToken);
    }
}
