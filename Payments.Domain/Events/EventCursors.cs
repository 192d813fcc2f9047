using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Events;

/// <summary>
/// Writes and reads the opaque cursor of an event stream: the sequence, sealed (HMAC-SHA256, cut to
/// 128 bits) together with the tenant and what is read, so that it works nowhere else.
/// </summary>
/// <param name="key">A secret of this installation; a new one makes every old cursor invalid.</param>
public sealed class EventCursors(byte[] key)
{
    // The form leaves room for another content without misreading the old one.
    private const byte Form = 1;
    private const int SealLength = 16;
    private const int Length = 1 + sizeof(long) + SealLength;

    /// <param name="stream">What is read, for example <c>events</c> or <c>withdrawalChanged</c>.</param>
    public string Write(TenantId tenantId, string stream, long sequence)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Form;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], sequence);
        Seal(tenantId, stream, sequence, bytes[(1 + sizeof(long))..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="InvalidCursorException">Malformed, altered, or made for something else.</exception>
    public long Read(TenantId tenantId, string stream, string cursor)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (
            cursor.Length != Base64Url.GetEncodedLength(Length)
            || !Base64Url.IsValid(cursor)
            || !Base64Url.TryDecodeFromChars(cursor, bytes, out var written)
            || written != Length
            || bytes[0] != Form
        )
        {
            throw new InvalidCursorException();
        }

        var sequence = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        Span<byte> seal = stackalloc byte[SealLength];
        Seal(tenantId, stream, sequence, seal);
        return CryptographicOperations.FixedTimeEquals(seal, bytes[(1 + sizeof(long))..])
            ? sequence
            : throw new InvalidCursorException();
    }

    private void Seal(TenantId tenantId, string stream, long sequence, Span<byte> seal)
    {
        var content = new byte[1 + sizeof(long) + 16 + Encoding.UTF8.GetByteCount(stream)];
        content[0] = Form;
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(1), sequence);
        tenantId.Value.TryWriteBytes(content.AsSpan(9), bigEndian: true, out _);
        Encoding.UTF8.GetBytes(stream, content.AsSpan(25));
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, content, whole);
        whole[..SealLength].CopyTo(seal);
    }
}
