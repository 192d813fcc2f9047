using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
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
    private const int MaxDecimalBytes = 32;

    /// <summary>What JSON does not allow in a string as it is; everything else stands for itself.</summary>
    private static readonly SearchValues<char> Escaped = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(c => (char)c),
        '"',
        '\\',
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
        Ensure(MaxDecimalBytes);
        var target = _buffer.AsSpan(Position);
        if (!Utf8Decimal.TryFormat(value, target, out var written))
        {
            value.TryFormat(target, out written, provider: CultureInfo.InvariantCulture);
        }

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

    /// <summary>A quoted string, escaped where JSON asks for it and not beyond.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        // A UTF-16 unit takes three bytes at most; escapes make room for themselves.
        Ensure((value.Length * 3) + 2);
        _buffer[Position++] = (byte)'"';
        if (PlainAscii.TryNarrow(value, _buffer.AsSpan(Position)))
        {
            Position += value.Length;
        }
        else
        {
            WriteEscaped(value);
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
        while (true)
        {
            var length = value.IndexOfAny(Escaped);
            var plain = length < 0 ? value : value[..length];
            Ensure(plain.Length * 3);
            // Halves of surrogate pairs, which have no UTF-8 form, become U+FFFD.
            Utf8.FromUtf16(plain, _buffer.AsSpan(Position), out _, out var written);
            Position += written;
            if (length < 0)
            {
                return;
            }

            WriteEscape(value[length]);
            value = value[(length + 1)..];
        }
    }

    private void WriteEscape(char value)
    {
        switch (value)
        {
            case '"':
                WriteRaw("\\\""u8);
                break;
            case '\\':
                WriteRaw("\\\\"u8);
                break;
            case '\n':
                WriteRaw("\\n"u8);
                break;
            case '\r':
                WriteRaw("\\r"u8);
                break;
            case '\t':
                WriteRaw("\\t"u8);
                break;
            default:
                WriteRaw("\\u00"u8);
                WriteByte(HexDigit(value >> 4));
                WriteByte(HexDigit(value & 0xF));
                break;
        }
    }

    private static byte HexDigit(int value) => "0123456789abcdef"u8[value];

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
