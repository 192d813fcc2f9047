using System.Buffers.Text;

namespace Cacao.Json;

/// <summary>Writes the decimals that amounts are made of several times faster than the general way.</summary>
internal static class Utf8Decimal
{
    /// <summary>False when the digits do not fit into 64 bits.</summary>
    public static bool TryFormat(decimal value, Span<byte> target, out int written)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        written = 0;
        if (bits[2] != 0)
        {
            return false;
        }

        var digits = unchecked(((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        var scale = (bits[3] >> 16) & 0xFF;
        if (bits[3] < 0 && digits != 0)
        {
            target[written++] = (byte)'-';
        }

        Utf8Formatter.TryFormat(digits, target[written..], out var length);
        if (scale > 0)
        {
            length = PlacePoint(target[written..], length, scale);
        }

        written += length;
        return true;
    }

    private static int PlacePoint(Span<byte> text, int length, int scale)
    {
        // At least one digit stands before the point: 5 with scale 2 is 0.05.
        var zeros = Math.Max(0, scale + 1 - length);
        if (zeros > 0)
        {
            text[..length].CopyTo(text[zeros..]);
            text[..zeros].Fill((byte)'0');
            length += zeros;
        }

        var point = length - scale;
        text[point..length].CopyTo(text[(point + 1)..]);
        text[point] = (byte)'.';
        return length + 1;
    }
}
