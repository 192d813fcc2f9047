using System.Buffers.Binary;

namespace Payments.Domain.Ids;

/// <summary>
/// Crockford's base 32 of 128 bits, most significant digit first, so that printed ids sort like
/// their values. Only the canonical spelling is read: upper case, no I, L, O, U, no hyphen.
/// </summary>
internal static class Base32
{
    /// <summary>26 digits carry 130 bits; the first digit is therefore at most 7.</summary>
    public const int Length = 26;

    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static void Write(Guid value, Span<char> text)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        var bits = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        for (var index = Length - 1; index >= 0; index--)
        {
            text[index] = Digits[(int)(bits & 31)];
            bits >>= 5;
        }
    }

    public static bool TryRead(ReadOnlySpan<char> text, out Guid value)
    {
        value = Guid.Empty;
        if (text.Length != Length || text[0] > '7')
        {
            return false;
        }

        UInt128 bits = 0;
        foreach (var character in text)
        {
            var digit = Digits.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            bits = (bits << 5) | (uint)digit;
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, bits);
        value = new Guid(bytes, bigEndian: true);
        return true;
    }
}
