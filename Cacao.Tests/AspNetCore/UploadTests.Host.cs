using System.Text;
using Cacao.AspNetCore;
using Cacao.Types.Authoring;

namespace Cacao.Tests.AspNetCore;

/// <summary>The server of these tests, and how forms come to it.</summary>
public sealed partial class UploadTests
{
    private static Task<TransportHost> StartAsync(Action<GraphQLServerOptions>? configure = null)
    {
        var options = new GraphQLServerOptions();
        configure?.Invoke(options);
        return TransportHost.StartAsync(
            schema =>
            {
                schema.Services.AddSingleton(new Spool(options.Multipart.Folder));
                schema
                    .AddMutationType()
                    .AddType(typeof(Queries))
                    .AddType(typeof(Mutations))
                    .AddUploadType();
            },
            app => app.MapGraphQL().WithOptions(options)
        );
    }

    private static async Task<TransportHost.Answer> SendAsync(TransportHost host, Part[] parts)
    {
        using var request = Request(parts, "GraphQL-Preflight");
        return await host.SendAsync(request);
    }

    private static HttpRequestMessage Request(Part[] parts, string? preflight)
    {
        var body = new StringBuilder();
        foreach (var part in parts)
        {
            body.Append("--BOUND\r\nContent-Disposition: form-data; name=\"")
                .Append(part.Name)
                .Append('"');
            if (part.FileName is not null)
            {
                body.Append("; filename=\"")
                    .Append(part.FileName)
                    .Append("\"\r\nContent-Type: text/plain");
            }

            body.Append("\r\n\r\n").Append(part.Content).Append("\r\n");
        }

        body.Append("--BOUND--\r\n");
        return Raw(
            Encoding.UTF8.GetBytes(body.ToString()),
            "multipart/form-data; boundary=BOUND",
            preflight
        );
    }

    private static HttpRequestMessage Raw(byte[] body, string contentType, string? preflight)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (preflight is not null)
        {
            request.Headers.Add(preflight, "1");
        }

        return request;
    }

    private sealed record Part(string Name, string Content, string? FileName = null);

    [QueryType]
    private static class Queries
    {
        public static string Noop() => "ok";
    }

    [MutationType]
    private static class Mutations
    {
        public static async Task<string> UploadAsync(
            IFile file,
            CancellationToken cancellationToken
        )
        {
            using var reader = new StreamReader(file.OpenReadStream());
            var text = await reader.ReadToEndAsync(cancellationToken);
            return $"{file.Name}:{file.Length}:{file.ContentType}:{text}";
        }

        public static int UploadMany(IReadOnlyList<IFile> files) => files.Count;

        public static async Task<string> UploadDossierAsync(
            Dossier dossier,
            CancellationToken cancellationToken
        )
        {
            var texts = new List<string>();
            foreach (var page in dossier.Pages)
            {
                using var copy = new MemoryStream();
                await page.Scan.CopyToAsync(copy, cancellationToken);
                texts.Add(Encoding.UTF8.GetString(copy.ToArray()));
            }

            return $"{dossier.Title}: {string.Join(' ', texts)}";
        }

        public static async Task<string> DigestAsync(
            IFile file,
            Spool spool,
            CancellationToken cancellationToken
        )
        {
            return $"{file.Length} {await HashAsync()} {await HashAsync()} on disk: {spool.Count()}";

            async Task<string> HashAsync()
            {
                await using var content = file.OpenReadStream();
                return Convert.ToHexStringLower(
                    await System.Security.Cryptography.SHA256.HashDataAsync(
                        content,
                        cancellationToken
                    )
                );
            }
        }
    }

    private sealed record Dossier(string Title, IReadOnlyList<Page> Pages);

    private sealed record Page(IFile Scan);

    /// <summary>Counts what lies on the disk while a resolver runs.</summary>
    private sealed class Spool(string folder)
    {
        public int Count() => Directory.GetFiles(folder, "*.upload").Length;
    }
}
