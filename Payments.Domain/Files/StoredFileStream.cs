using Microsoft.EntityFrameworkCore;
using Payments.Domain.Storage;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Files;

/// <summary>Reads a file from the database, one part at a time, from wherever it is asked to.</summary>
public sealed class StoredFileStream(
    IDatabase database,
    TenantId tenantId,
    StoredFileId fileId,
    long length
) : Stream
{
    private byte[] _part = [];
    private long _partPosition;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (Position >= length || buffer.IsEmpty)
        {
            return 0;
        }

        if (Position < _partPosition || Position >= _partPosition + _part.Length)
        {
            await LoadAsync(cancellationToken);
        }

        var rest = _part.AsMemory((int)(Position - _partPosition));
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            SeekOrigin.End => length + offset,
            _ => throw new ArgumentOutOfRangeException(nameof(origin)),
        };

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("A database is read asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush() { }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var position = Position;
        await using var db = database.Open(TenantScope.Of(tenantId));
        var part = await db.Set<StoredFilePart>()
            .Where(part => part.FileId == fileId && part.Position <= position)
            .OrderByDescending(part => part.Position)
            .FirstAsync(cancellationToken);
        (_part, _partPosition) = (part.Content, part.Position);
        if (position >= _partPosition + _part.Length)
        {
            throw new InvalidDataException($"{fileId} has no byte {position}.");
        }
    }
}
