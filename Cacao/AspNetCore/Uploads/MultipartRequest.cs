using Cacao.AspNetCore.Http;
using Cacao.Types.Authoring;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cacao.AspNetCore.Uploads;

/// <summary>
/// A request or a batch with its files, in the order that the specification asks for: the field
/// <c>operations</c>, the field <c>map</c>, then the files. So nothing is received that would be
/// refused afterwards.
/// </summary>
/// <remarks>https://github.com/jaydenseric/graphql-multipart-request-spec</remarks>
internal sealed class MultipartRequest : IDisposable
{
    private const string OperationsField = "operations";
    private const string MapField = "map";
    private const int MaxMapBytes = 64 * 1024;

    private readonly Dictionary<string, IFile> _files = new(StringComparer.Ordinal);

    private MultipartRequest() { }

    /// <summary>JSON that holds the keys of <see cref="Files"/> where files were asked for.</summary>
    public ReadOnlyMemory<byte> Operations { get; private set; }

    public IReadOnlyDictionary<string, IFile> Files => _files;

    /// <exception cref="RequestFormatException">It is not a multipart request.</exception>
    /// <exception cref="BadHttpRequestException">It is too large (413).</exception>
    public static async ValueTask<MultipartRequest> ReadAsync(
        HttpRequest http,
        GraphQLServerOptions options,
        int maxOperationsBytes,
        CancellationToken cancellationToken
    )
    {
        LimitBody(http, options.Multipart.MaxBytes);
        var request = new MultipartRequest();
        try
        {
            await request.ReadAsync(
                new FormReader(http),
                options,
                maxOperationsBytes,
                cancellationToken
            );
            return request;
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var file in _files.Values.OfType<UploadedFile>())
        {
            file.Dispose();
        }
    }

    private static void LimitBody(HttpRequest http, long maxBytes)
    {
        if (http.ContentLength > maxBytes)
        {
            throw FormReader.TooLarge();
        }

        // A body of unknown length is counted by the web server.
        if (
            http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is
            { IsReadOnly: false } body
        )
        {
            body.MaxRequestBodySize = Math.Min(body.MaxRequestBodySize ?? maxBytes, maxBytes);
        }
    }

    private async ValueTask ReadAsync(
        FormReader form,
        GraphQLServerOptions options,
        int maxOperationsBytes,
        CancellationToken cancellationToken
    )
    {
        var operations = await ReadOperationsAsync(form, maxOperationsBytes, cancellationToken);
        var map = await ReadMapAsync(form, options, cancellationToken);
        Operations = map.PutKeysInto(operations);
        await ReceiveFilesAsync(form, map, options.Multipart, cancellationToken);
        if (map.Keys.FirstOrDefault(key => !_files.ContainsKey(key)) is { } missing)
        {
            throw RequestFormatException.NoFile(missing);
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadOperationsAsync(
        FormReader form,
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        if (!await form.MoveNextAsync(cancellationToken))
        {
            throw RequestFormatException.NoOperations();
        }

        if (form.Name != OperationsField)
        {
            throw form.Name == MapField
                ? RequestFormatException.MapBeforeOperations()
                : RequestFormatException.NoOperations();
        }

        var operations = await form.ReadTextAsync(maxBytes, cancellationToken);
        return operations.IsEmpty ? throw RequestFormatException.NoOperations() : operations;
    }

    private static async ValueTask<FileMap> ReadMapAsync(
        FormReader form,
        GraphQLServerOptions options,
        CancellationToken cancellationToken
    ) =>
        await form.MoveNextAsync(cancellationToken) && form.Name == MapField
            ? FileMap.Parse(
                await form.ReadTextAsync(MaxMapBytes, cancellationToken),
                options.Multipart
            )
            : throw RequestFormatException.NoMap();

    private async ValueTask ReceiveFilesAsync(
        FormReader form,
        FileMap map,
        GraphQLMultipartOptions options,
        CancellationToken cancellationToken
    )
    {
        var parts = 0;
        while (await form.MoveNextAsync(cancellationToken))
        {
            if (++parts > options.MaxFiles)
            {
                throw RequestFormatException.TooManyFiles(options.MaxFiles, options.MaxPaths);
            }

            // What the map does not name is read past, as the specification has it.
            if (form.FileName is null || !map.Keys.Contains(form.Name))
            {
                continue;
            }

            var file = await UploadedFile.ReceiveAsync(form, options, cancellationToken);
            if (!_files.TryAdd(form.Name, file))
            {
                file.Dispose();
                throw RequestFormatException.BadForm();
            }
        }
    }
}
