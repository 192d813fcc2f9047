using System.Buffers.Text;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Cacao.Errors;

namespace Cacao.Data.Paging;

/// <summary>
/// Cursors are the values of the order keys, signed. The signature covers the field and its order as
/// well, so that a cursor of another list, or changed by hand, is refused instead of misread.
/// </summary>
/// <param name="key">The secret.</param>
/// <param name="scope">Field and order.</param>
/// <param name="types">Types of the values, in order.</param>
internal sealed class CursorCodec(byte[] key, string scope, IReadOnlyList<Type> types)
{
    /// <summary>Long enough that guessing is hopeless, short enough for an address bar.</summary>
    private const int SignatureBytes = 12;

    private const int CursorCharsMax = 4096;

    private readonly byte[] _scope = Encoding.UTF8.GetBytes(scope);

    public string Encode(IReadOnlyList<object?> values)
    {
        using var stream = new System.IO.MemoryStream();
        using var writer = new System.IO.BinaryWriter(stream);
        writer.Write(_scope);
        for (var i = 0; i < types.Count; i++)
        {
            CursorValues.Write(writer, values[i], types[i]);
        }

        writer.Flush();
        writer.Write(Sign(Written(stream)));
        writer.Flush();
        return Base64Url.EncodeToString(Written(stream)[_scope.Length..]);
    }

    /// <summary>Throws a <see cref="GraphQLException"/> when the cursor is not ours.</summary>
    public object?[] Decode(string argument, string cursor)
    {
        try
        {
            if (cursor.Length is > 0 and <= CursorCharsMax)
            {
                var bytes = Base64Url.DecodeFromChars(cursor);
                // Readers of base64 pass over white space, padding and bits that count for nothing.
                if (Base64Url.EncodeToString(bytes) == cursor && Decode(bytes) is { } values)
                {
                    return values;
                }
            }
        }
        catch (Exception exception)
            when (exception
                    is FormatException
                        or System.IO.IOException
                        or ArgumentException
                        or OverflowException
                        or TargetInvocationException
            )
        {
            // Signed by us, yet of other types: the entity has changed since. An id may refuse a value
            // in its constructor.
        }

        throw PagingErrors.BadCursor(argument, cursor);
    }

    private object?[]? Decode(byte[] bytes)
    {
        var length = bytes.Length - SignatureBytes;
        if (length < 0)
        {
            return null;
        }

        byte[] signed = [.. _scope, .. bytes.AsSpan(0, length)];
        if (!CryptographicOperations.FixedTimeEquals(Sign(signed), bytes.AsSpan(length)))
        {
            return null;
        }

        using var stream = new System.IO.MemoryStream(bytes, 0, length);
        using var reader = new System.IO.BinaryReader(stream);
        var values = new object?[types.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = CursorValues.Read(reader, types[i]);
        }

        return stream.Position == length ? values : null;
    }

    private byte[] Sign(ReadOnlySpan<byte> bytes) =>
        HMACSHA256.HashData(key, bytes)[..SignatureBytes];

    private static ReadOnlySpan<byte> Written(System.IO.MemoryStream stream) =>
        stream.GetBuffer().AsSpan(0, (int)stream.Length);
}
