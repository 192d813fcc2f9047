using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore.Http;

/// <summary>A whole request body in one pooled buffer.</summary>
internal struct RequestBody : IDisposable
{
    private byte[]? _buffer;
    private int _length;

    public readonly ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Longer than allowed, and not read.</summary>
    public bool IsTooLarge { get; private set; }

    public static async ValueTask<RequestBody> ReadAsync(
        HttpRequest request,
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        if (request.ContentLength > maxBytes)
        {
            return new() { IsTooLarge = true };
        }

        var pipe = request.BodyReader;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            if (read.Buffer.Length > maxBytes)
            {
                pipe.AdvanceTo(read.Buffer.End);
                return new() { IsTooLarge = true };
            }

            if (read.IsCompleted)
            {
                return Take(pipe, read.Buffer);
            }

            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static RequestBody Take(PipeReader pipe, ReadOnlySequence<byte> bytes)
    {
        var length = (int)bytes.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        bytes.CopyTo(buffer);
        pipe.AdvanceTo(bytes.End);
        return new() { _buffer = buffer, _length = length };
    }
}
