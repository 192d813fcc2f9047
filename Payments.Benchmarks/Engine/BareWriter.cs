using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Payments.Benchmarks.Engine;

/// <summary>A JSON writer with its buffer, kept by each thread from request to request.</summary>
internal sealed class BareWriter
{
    [ThreadStatic]
    private static BareWriter? _kept;

    private readonly ArrayBufferWriter<byte> _buffer = new(32 * 1024);

    private BareWriter() =>
        Json = new Utf8JsonWriter(
            _buffer,
            new JsonWriterOptions
            {
                SkipValidation = true,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );

    public Utf8JsonWriter Json { get; }

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public static BareWriter Rent()
    {
        var writer = _kept ?? new BareWriter();
        _kept = null;
        return writer;
    }

    public static void Return(BareWriter writer)
    {
        writer._buffer.ResetWrittenCount();
        writer.Json.Reset();
        _kept = writer;
    }
}
