using System.Text;

namespace Cacao.Fuzz.Targets;

/// <summary>
/// Line and column of a byte offset, counted again from the start by the plain rule: what the
/// lexer's arithmetic is compared with.
/// </summary>
internal static class SourcePosition
{
    public static (int Line, int Column) Of(ReadOnlySpan<byte> source, int offset)
    {
        var (line, column) = (1, 1);
        for (var position = 0; position < offset; )
        {
            if (source[position] is (byte)'\n' or (byte)'\r')
            {
                var isPair = source[position..] is [(byte)'\r', (byte)'\n', ..];
                position += isPair && position + 1 < offset ? 2 : 1;
                (line, column) = (line + 1, 1);
                continue;
            }

            Rune.DecodeFromUtf8(source[position..], out var rune, out var length);
            position += length;
            column += rune.Utf16SequenceLength;
        }

        return (line, column);
    }
}
