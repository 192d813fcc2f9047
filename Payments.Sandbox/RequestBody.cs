using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.Sandbox;

/// <summary>What every door of the sandbox does with a request.</summary>
internal static class RequestBody
{
    /// <returns>Null when the body is longer than <paramref name="sizeMax"/> bytes.</returns>
    public static async Task<byte[]?> ReadAsync(
        HttpRequest request,
        int sizeMax,
        CancellationToken cancellationToken
    )
    {
        if (request.ContentLength > sizeMax)
        {
            return null;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > sizeMax)
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
    }

    public static T Resolve<T>(this HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();
}
