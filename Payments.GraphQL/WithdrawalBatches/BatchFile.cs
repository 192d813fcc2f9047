using System.Text;
using Payments.Domain.Files;
using Payments.Domain.Storage;
using Payments.Domain.WithdrawalBatches;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>Reads a batch's file in stretches, from wherever the last one ended.</summary>
internal sealed class BatchFile(IDatabase database, WithdrawalBatch batch)
{
    // Several lines of the greatest length.
    private const int StretchSize = 512 * 1024;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Where the lines begin: after the byte order mark and the header.</summary>
    /// <exception cref="UnreadableFileException">The header cannot be used.</exception>
    public async Task<Beginning> BeginAsync(CancellationToken cancellationToken)
    {
        var stretch = await ReadAsync(0, cancellationToken);
        var position = stretch.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        if (batch.Format is WithdrawalBatchFormat.Jsonl)
        {
            return new(null, position, 1);
        }

        var scanner = new LineScanner(batch.Format, 1);
        return scanner.TryNext(stretch, ref position, IsLast(0, stretch), out var line)
            ? new(
                CsvHeader.Read(Encoding.UTF8.GetString(stretch[line.Content])),
                position,
                scanner.Row
            )
            : throw new UnreadableFileException("The file has no header.");
    }

    /// <summary>Counts the lines from there on, and looks whether each of them ends.</summary>
    /// <exception cref="UnreadableFileException">It has none, too many, or one that never ends.</exception>
    public async Task<int> CountAsync(Beginning from, CancellationToken cancellationToken)
    {
        var count = 0;
        var place = new Place(from.Offset, from.Row);
        while (place.Offset < batch.FileSize)
        {
            (var lines, place) = await NextAsync(place, 0, int.MaxValue, cancellationToken);
            count += lines.Count;
            if (count > WithdrawalBatch.LinesMax)
            {
                throw new UnreadableFileException("A batch has at most 100,000 lines.");
            }
        }

        return count > 0 ? count : throw new UnreadableFileException("The file has no lines.");
    }

    /// <summary>The next lines, and where those after them begin.</summary>
    /// <param name="done">How many lines came before.</param>
    public async Task<(List<LineText> Lines, Place Next)> NextAsync(
        Place from,
        int done,
        int linesMax,
        CancellationToken cancellationToken
    )
    {
        List<LineText> lines = [];
        while (lines.Count < linesMax && from.Offset < batch.FileSize)
        {
            var stretch = await ReadAsync(from.Offset, cancellationToken);
            var scanner = new LineScanner(batch.Format, from.Row);
            var (position, isLast) = (0, IsLast(from.Offset, stretch));
            while (
                lines.Count < linesMax
                && scanner.TryNext(stretch, ref position, isLast, out var line)
            )
            {
                lines.Add(new(done + lines.Count + 1, line.Row, stretch.AsMemory(line.Content)));
            }

            from = new(from.Offset + position, scanner.Row);
        }

        return (lines, from);
    }

    private bool IsLast(long offset, byte[] stretch) => offset + stretch.Length >= batch.FileSize;

    private async Task<byte[]> ReadAsync(long offset, CancellationToken cancellationToken)
    {
        await using var content = new StoredFileStream(
            database,
            batch.TenantId,
            batch.FileId,
            batch.FileSize
        )
        {
            Position = offset,
        };
        var stretch = new byte[Math.Min(StretchSize, batch.FileSize - offset)];
        await content.ReadExactlyAsync(stretch, cancellationToken);
        return stretch;
    }

    /// <param name="Header">Of CSV.</param>
    public sealed record Beginning(CsvHeader? Header, long Offset, int Row);

    public readonly record struct Place(long Offset, int Row);
}
