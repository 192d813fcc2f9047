using System.Buffers.Text;
using System.Globalization;

namespace Payments.Benchmarks.Load;

/// <summary>
/// Finds where an HTTP/1.1 response ends, and nothing more: the load must cost less than what it
/// loads. See https://www.rfc-editor.org/rfc/rfc9112#name-message-body-length.
/// </summary>
internal static class ResponseFrame
{
    private static ReadOnlySpan<byte> HeadersEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LineEnd => "\r\n"u8;

    private static ReadOnlySpan<byte> Length => "\r\nContent-Length: "u8;

    public static bool IsOk(ReadOnlySpan<byte> response) => response.StartsWith("HTTP/1.1 200 "u8);

    /// <summary>The length of the first response in the bytes; false when more must be read.</summary>
    public static bool TryMeasure(ReadOnlySpan<byte> received, out int length)
    {
        length = 0;
        var headers = received.IndexOf(HeadersEnd);
        if (headers < 0)
        {
            return false;
        }

        var bodyStart = headers + HeadersEnd.Length;
        var at = received[..headers].IndexOf(Length);
        if (at < 0)
        {
            return TryMeasureChunks(received, bodyStart, out length);
        }

        _ = Utf8Parser.TryParse(received[(at + Length.Length)..], out int bodyLength, out _);
        length = bodyStart + bodyLength;
        return received.Length >= length;
    }

    private static bool TryMeasureChunks(ReadOnlySpan<byte> received, int position, out int length)
    {
        length = 0;
        while (true)
        {
            var lineLength = received[position..].IndexOf(LineEnd);
            if (lineLength < 0)
            {
                return false;
            }

            var size = int.Parse(
                received.Slice(position, lineLength),
                NumberStyles.HexNumber,
                CultureInfo.InvariantCulture
            );
            position += lineLength + LineEnd.Length + size + LineEnd.Length;
            if (position > received.Length)
            {
                return false;
            }

            if (size == 0)
            {
                length = position;
                return true;
            }
        }
    }
}
