using System.Buffers;
using System.Text;

namespace Cacao.Language;

internal static class SourceText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// The text as UTF-8. Half a surrogate pair, which UTF-8 has no bytes for, keeps three bytes of
    /// its own, so that the lexer refuses it at its place instead of taking a substitute for it.
    /// </summary>
    public static byte[] ToUtf8(string text)
    {
        try
        {
            return Strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return EncodeTorn(text);
        }
    }

    private static byte[] EncodeTorn(string text)
    {
        var bytes = new List<byte>(text.Length * 2);
        Span<byte> buffer = stackalloc byte[4];
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done)
            {
                bytes.AddRange(buffer[..rune.EncodeToUtf8(buffer)]);
            }
            else
            {
                bytes.Add((byte)(0xE0 | (rest[0] >> 12)));
                bytes.Add((byte)(0x80 | ((rest[0] >> 6) & 0x3F)));
                bytes.Add((byte)(0x80 | (rest[0] & 0x3F)));
            }
            rest = rest[length..];
        }
        return [.. bytes];
    }
}
