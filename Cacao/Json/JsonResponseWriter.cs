using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Cacao.Json;

/// <summary>
/// Writes JSON as UTF-8 into one pooled, growing buffer. Unlike <c>Utf8JsonWriter</c> it can go back:
/// a null that propagates truncates the buffer to an earlier mark.
/// </summary>
/// <remarks>It checks no structure: the executor and the scalars write well-formed JSON.</remarks>
public sealed class JsonResponseWriter(int initialCapacity = 16 * 1024)
    : IBufferWriter<byte>,
        IDisposable
{
    private const int MaxEscapedCharBytes = 6;

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(
        new TextEncoderSettings(UnicodeRanges.All)
    );

    // Printable ASCII without quote and backslash, and all letters beyond: what needs no escape.
    private static readonly SearchValues<char> Unescaped = SearchValues.Create([
        .. Enumerable.Range(0x20, 0x5F).Select(c => (char)c).Where(c => c is not ('"' or '\\')),
    ]);

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(initialCapacity);

    /// <summary>Bytes written so far; also the mark that <see cref="Truncate"/> takes.</summary>
    public int Position { get; private set; }

    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, Position);

    public ReadOnlySpan<byte> WrittenSpan => _buffer.AsSpan(0, Position);

    /// <summary>Forgets everything written after <paramref name="position"/>.</summary>
    public void Truncate(int position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Position);
        Position = position;
    }

    public void Reset() => Position = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(ReadOnlySpan<byte> utf8)
    {
        Ensure(utf8.Length);
        utf8.CopyTo(_buffer.AsSpan(Position));
        Position += utf8.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value)
    {
        Ensure(1);
        _buffer[Position++] = value;
    }

    public void WriteNull() => WriteRaw("null"u8);

    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    public void WriteNumber(long value)
    {
        Ensure(20);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(Position), out var written);
        Position += written;
    }

    /// <summary>Trailing zeros survive: 1.50 stays 1.50.</summary>
    public void WriteNumber(decimal value)
    {
        Ensure(32);
        value.TryFormat(
            _buffer.AsSpan(Position),
            out var written,
            provider: CultureInfo.InvariantCulture
        );
        Position += written;
    }

    /// <summary>The shortest text that reads back to the same double; must be finite.</summary>
    public void WriteNumber(double value)
    {
        Ensure(32);
        value.TryFormat(
            _buffer.AsSpan(Position),
            out var written,
            provider: CultureInfo.InvariantCulture
        );
        Position += written;
    }

    /// <summary>A quoted value of a type that formats itself in ASCII without need of escapes.</summary>
    public void WriteAscii<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        Ensure(66);
        int written;
        while (
            !value.TryFormat(
                _buffer.AsSpan(Position + 1, _buffer.Length - Position - 2),
                out written,
                format,
                CultureInfo.InvariantCulture
            )
        )
        {
            Ensure(_buffer.Length - Position + 1);
        }

        _buffer[Position] = (byte)'"';
        _buffer[Position + 1 + written] = (byte)'"';
        Position += written + 2;
    }

    /// <summary>A quoted and escaped string.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        Ensure((value.Length * 3) + 2);
        _buffer[Position++] = (byte)'"';
        if (value.ContainsAnyExcept(Unescaped))
        {
            WriteEscaped(value);
        }
        else
        {
            Position += Encoding.ASCII.GetBytes(value, _buffer.AsSpan(Position));
        }

        WriteByte((byte)'"');
    }

    [SuppressMessage("Usage", "S3218", Justification = "The interface's own names.")]
    void IBufferWriter<byte>.Advance(int count) => Position += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        Ensure(Math.Max(sizeHint, 256));
        return _buffer.AsMemory(Position);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint)
    {
        Ensure(Math.Max(sizeHint, 256));
        return _buffer.AsSpan(Position);
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        Position = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void WriteEscaped(ReadOnlySpan<char> value)
    {
        Span<char> escaped = stackalloc char[512];
        while (!value.IsEmpty)
        {
            Encoder.Encode(value, escaped, out var consumed, out var written);
            if (consumed == 0)
            {
                // Half of a surrogate pair at the very end: not encodable as UTF-8.
                escaped[0] = '\uFFFD';
                (consumed, written) = (value.Length, 1);
            }

            Ensure(written * MaxEscapedCharBytes);
            Utf8.FromUtf16(
                escaped[..written],
                _buffer.AsSpan(Position),
                out _,
                out var bytes,
                replaceInvalidSequences: true
            );
            Position += bytes;
            value = value[consumed..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Ensure(int count)
    {
        if (_buffer.Length - Position < count)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, Position + count));
        _buffer.AsSpan(0, Position).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
