using System.Buffers;
using System.IO;
using Cacao.Types.Authoring;

namespace Cacao.AspNetCore.Uploads;

/// <summary>A file of a request: a short one in memory, a longer one on the disk until disposed.</summary>
internal sealed class UploadedFile : IFile, IDisposable
{
    private const int ChunkBytes = 64 * 1024;

    private readonly byte[]? _bytes;
    private readonly FileStream? _spool;
    private bool _isDisposed;

    private UploadedFile(FormReader part, byte[]? bytes, FileStream? spool, long length)
    {
        Name = WithoutFolders(part.FileName!);
        ContentType = part.ContentType;
        Length = length;
        _bytes = bytes;
        _spool = spool;
    }

    public string Name { get; }

    public long? Length { get; }

    public string? ContentType { get; }

    /// <summary>Takes the content of the part where the reader stands.</summary>
    /// <exception cref="Microsoft.AspNetCore.Http.BadHttpRequestException">The file is too long (413).</exception>
    public static async ValueTask<UploadedFile> ReceiveAsync(
        FormReader part,
        GraphQLMultipartOptions options,
        CancellationToken cancellationToken
    )
    {
        var memory = (int)Math.Min(options.MaxMemoryBytes, options.MaxFileBytes);
        // One byte more, to see whether there is more.
        var buffer = ArrayPool<byte>.Shared.Rent(memory + 1);
        try
        {
            var head = buffer.AsMemory(0, memory + 1);
            var length = await FillAsync(part, head, cancellationToken);
            return length <= memory
                ? new(part, buffer.AsSpan(0, length).ToArray(), null, length)
                : await SpoolAsync(part, head, options, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public Stream OpenReadStream()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _spool is null
            ? new MemoryStream(_bytes!, writable: false)
            : new FileStream(
                _spool.Name,
                new FileStreamOptions
                {
                    Access = FileAccess.Read,
                    Share = FileShare.ReadWrite | FileShare.Delete,
                    Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                }
            );
    }

    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken = default)
    {
        await using var content = OpenReadStream();
        await content.CopyToAsync(target, cancellationToken);
    }

    public void Dispose()
    {
        _isDisposed = true;
        _spool?.Dispose();
    }

    private static async ValueTask<UploadedFile> SpoolAsync(
        FormReader part,
        ReadOnlyMemory<byte> head,
        GraphQLMultipartOptions options,
        CancellationToken cancellationToken
    )
    {
        var spool = CreateSpool(options.Folder);
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            long length = head.Length;
            await spool.WriteAsync(head, cancellationToken);
            while (
                length <= options.MaxFileBytes
                && await part.ReadAsync(buffer, cancellationToken) is > 0 and var count
            )
            {
                length += count;
                await spool.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }

            if (length > options.MaxFileBytes)
            {
                throw FormReader.TooLarge();
            }

            await spool.FlushAsync(cancellationToken);
            return new(part, null, spool, length);
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileStream CreateSpool(string folder)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(
            System.IO.Path.Combine(folder, $"{System.IO.Path.GetRandomFileName()}.upload"),
            options
        );
    }

    private static async ValueTask<int> FillAsync(
        FormReader part,
        Memory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        var length = 0;
        while (
            length < buffer.Length
            && await part.ReadAsync(buffer[length..], cancellationToken) is > 0 and var count
        )
        {
            length += count;
        }

        return length;
    }

    private static string WithoutFolders(string name) =>
        name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
}
