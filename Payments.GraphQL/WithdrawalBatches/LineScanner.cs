using System.Globalization;
using Payments.Domain.WithdrawalBatches;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>Cuts a stretch of a file into lines; it neither decodes nor judges what is in them.</summary>
/// <param name="format">In CSV a line goes on over the end of a row inside quotation marks.</param>
/// <param name="row">The row that the stretch begins in.</param>
internal sealed class LineScanner(WithdrawalBatchFormat format, int row)
{
    /// <summary>The most bytes of a line.</summary>
    public const int LengthMax = 64 * 1024;

    /// <summary>The row that comes next.</summary>
    public int Row { get; private set; } = row;

    /// <summary>The next line that is not empty, if the stretch has the whole of it.</summary>
    /// <param name="position">Where to begin; afterwards where the next line begins.</param>
    /// <param name="isLast">No more of the file follows the stretch.</param>
    /// <exception cref="UnreadableFileException">A line is too long, or a quotation mark is never closed.</exception>
    public bool TryNext(
        ReadOnlySpan<byte> stretch,
        ref int position,
        bool isLast,
        out (int Row, Range Content) line
    )
    {
        line = default;
        while (position < stretch.Length)
        {
            var rest = stretch[position..];
            var (length, rows, isWhole) = Measure(rest);
            if (length > LengthMax)
            {
                throw Unreadable("has more than 64 KiB");
            }

            if (!isWhole)
            {
                if (!isLast)
                {
                    return false;
                }

                if (rows < 0)
                {
                    throw Unreadable("begins a quotation that never ends");
                }
            }

            var content = rest[..length].TrimEnd("\r"u8);
            line = (Row, position..(position + content.Length));
            position += isWhole ? length + 1 : length;
            Row += Math.Max(1, rows);
            if (content.ContainsAnyExcept(" \t"u8))
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>Up to the end of the line; how many rows, or -1 inside a quotation; whether it ended.</returns>
    private (int Length, int Rows, bool IsWhole) Measure(ReadOnlySpan<byte> rest)
    {
        if (format is WithdrawalBatchFormat.Jsonl)
        {
            var end = rest.IndexOf((byte)'\n');
            return end < 0 ? (rest.Length, 1, false) : (end, 1, true);
        }

        var (isQuoted, rows, index, closedAt) = (false, 1, 0, -1);
        while (index <= LengthMax)
        {
            var next = rest[index..].IndexOfAny((byte)'"', (byte)'\n');
            if (next < 0)
            {
                break;
            }

            index += next;
            if (rest[index] == '"')
            {
                // Two in a row are one that belongs to the text; within an open cell it is a fault
                // of that line and of no other.
                var begins = index == 0 || rest[index - 1] == ',' || closedAt == index - 1;
                closedAt = isQuoted ? index : -1;
                isQuoted = !isQuoted && begins;
            }
            else if (isQuoted)
            {
                rows++;
            }
            else
            {
                return (index, rows, true);
            }

            index++;
        }

        return (rest.Length, isQuoted ? -1 : rows, false);
    }

    private UnreadableFileException Unreadable(string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The line in row {Row} {what}."));
}
