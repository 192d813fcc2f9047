using System.Security.Cryptography;
using System.Text;
using Cacao.Types.Sdl;
using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore;

/// <summary>The schema's SDL as a file to download.</summary>
internal sealed class SchemaFile(EndpointEnvironment environment)
{
    private (byte[] Text, string ETag)? _file;

    public async Task WriteAsync(HttpContext context)
    {
        var (text, eTag) = _file ??= Print();
        var response = context.Response;
        response.Headers.ETag = eTag;
        response.Headers.CacheControl = "public, max-age=3600, must-revalidate";
        response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.Headers.IfNoneMatch.Contains(eTag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/graphql; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"schema.graphql\"";
        response.ContentLength = text.Length;
        await response.BodyWriter.WriteAsync(text, context.RequestAborted);
    }

    private (byte[] Text, string ETag) Print()
    {
        var text = Encoding.UTF8.GetBytes(SchemaPrinter.Print(environment.Executor.Schema));
        return (text, $"\"1-{Convert.ToBase64String(SHA256.HashData(text))}\"");
    }
}
