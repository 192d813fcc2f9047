using Cacao.AspNetCore.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Cacao.AspNetCore.Ide;

/// <summary>Serves the IDE's static files below the endpoint.</summary>
/// <remarks>
/// All its addresses are relative, so that the page has to stand at <c>/graphql/</c>, with the slash.
/// </remarks>
internal sealed class IdeFiles(EndpointEnvironment environment)
{
    private const string IndexFile = "index.html";

    // The editor compiles its grammars at run time, starts workers from blobs and styles inline; it
    // may talk to any GraphQL server that its user types in, and nothing may frame it.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "worker-src 'self' blob:; connect-src *; object-src 'none'; base-uri 'self'; "
        + "frame-ancestors 'none'";

    private const string Configuration = """{"useBrowserUrlAsEndpoint":true}""";

    private readonly FileExtensionContentTypeProvider _contentTypes = new();
    private IFileProvider? _files;

    private IFileProvider Files => _files ??= Open(environment.Options.Tool.Folder);

    public Task WriteIndexAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.Value!.EndsWith('/'))
        {
            context.Response.Redirect($"{request.PathBase}{request.Path}/{request.QueryString}");
            return Task.CompletedTask;
        }

        return WriteAsync(context, IndexFile);
    }

    public async Task WriteAsync(HttpContext context, string path)
    {
        var file = Files.GetFileInfo(path);
        if (file.Exists && !file.IsDirectory)
        {
            await SendAsync(context, path, file);
        }
        else if (path == "bcp-config.json")
        {
            await SendTextAsync(context, "application/json", Configuration);
        }
        else if (path == IndexFile)
        {
            await SendTextAsync(
                context,
                "text/plain; charset=utf-8",
                "The IDE is not installed: its files are fetched by npm when the server is built "
                    + $"(looked in {environment.Options.Tool.Folder})."
            );
        }
        else
        {
            await ResponseWriter.WriteAsync(
                context,
                TransportError.NotFound,
                JsonFormat.GraphQLResponse
            );
        }
    }

    private async Task SendAsync(HttpContext context, string path, IFileInfo file)
    {
        var response = context.Response;
        response.ContentType = _contentTypes.TryGetContentType(path, out var type)
            ? type
            : "application/octet-stream";
        SetSafeHeaders(response);
        // Names below static/ carry a hash of the content.
        response.Headers.CacheControl = path.StartsWith("static/", StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable"
            : "no-cache";
        response.ContentLength = file.Length;
        await response.SendFileAsync(file, context.RequestAborted);
    }

    private static async Task SendTextAsync(HttpContext context, string contentType, string text)
    {
        context.Response.ContentType = contentType;
        SetSafeHeaders(context.Response);
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static void SetSafeHeaders(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
#pragma warning disable S7039 // As strict as the IDE lets it be: see the constant.
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
#pragma warning restore S7039
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.XFrameOptions = "DENY";
    }

    /// <summary>Confined to the folder: a path with dots in it finds nothing.</summary>
    private static IFileProvider Open(string folder) =>
        System.IO.Directory.Exists(folder)
            ? new PhysicalFileProvider(System.IO.Path.GetFullPath(folder))
            : new NullFileProvider();
}
