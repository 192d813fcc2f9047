using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Payments.Domain.Rails;

namespace Payments.Banks.Rails;

/// <summary>The door for rails; a bank's protocol, so plain HTTP beside the graph.</summary>
public static class RailNoticeEndpoint
{
    private const int BodySizeMax = 4 * 1024 * 1024;

    /// <param name="receive">
    /// Makes the notice durable before it returns: with the answer 204 the rail forgets it. When it
    /// throws, the rail comes again.
    /// </param>
    public static IEndpointConventionBuilder MapRailNotices(
        this IEndpointRouteBuilder routes,
        Func<HttpContext, RailNotice, Task> receive
    ) =>
        routes.MapPost(
            RailNoticeReader.Path,
            async context => context.Response.StatusCode = await AnswerAsync(context, receive)
        );

    private static async Task<int> AnswerAsync(
        HttpContext context,
        Func<HttpContext, RailNotice, Task> receive
    )
    {
        if (await ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        RailNotice notice;
        try
        {
            var signature = context.Request.Headers[RailNoticeReader.SignatureHeader].ToString();
            notice = context
                .RequestServices.GetRequiredService<RailNoticeReader>()
                .Read(signature, body);
        }
        catch (RailNoticeForgedException)
        {
            return StatusCodes.Status401Unauthorized;
        }
        catch (RailNoticeMalformedException)
        {
            return StatusCodes.Status400BadRequest;
        }

        await receive(context, notice);
        return StatusCodes.Status204NoContent;
    }

    private static async Task<byte[]?> ReadAsync(
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        while (request.ContentLength is null or <= BodySizeMax)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > BodySizeMax)
            {
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        return null;
    }
}
