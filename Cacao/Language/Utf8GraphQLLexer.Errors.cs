using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cacao.Language;

/// <summary>Messages: word for word those of the reference implementation.</summary>
internal ref partial struct Utf8GraphQLLexer
{
    private readonly SyntaxException UnexpectedCharacter(byte code)
    {
        if (code == '\'')
        {
            return ErrorAt(
                _position,
                "Unexpected single quote character ('), did you mean to use a double quote (\")?"
            );
        }
        if (code == '.' && At(_position + 1) == '.')
        {
            return ErrorAt(_position, "Unexpected \"..\", did you mean \"...\"?");
        }
        if (code == '.' && IsDigit(At(_position + 1)))
        {
            var digits = _source[(_position + 1)..SkipDigits(_position + 1)];
            return ErrorAt(
                _position,
                "Invalid number, expected digit before \".\", did you mean "
                    + $"\"0.{Encoding.UTF8.GetString(digits)}\"?"
            );
        }
        var isCharacter =
            Rune.DecodeFromUtf8(_source[_position..], out _, out _) == OperationStatus.Done;
        return ErrorAt(
            _position,
            $"{(isCharacter ? "Unexpected" : "Invalid")} character: {DescribeCharacter(_position)}."
        );
    }

    private readonly SyntaxException ErrorAt(int position, string description) =>
        new(description, position, _line, ColumnOf(position));

    private readonly string DescribeCharacter(int position)
    {
        if (position >= _source.Length)
        {
            return TokenKind.EndOfFile.Describe();
        }
        var rest = _source[position..];
        if (rest[0] is >= 0x20 and <= 0x7E)
        {
            return rest[0] == '"' ? "'\"'" : $"\"{(char)rest[0]}\"";
        }
        return "U+" + CodePoint(rest).ToString("X4", CultureInfo.InvariantCulture);
    }

    private static int CodePoint(ReadOnlySpan<byte> text)
    {
        // A lone surrogate, as a string of UTF-16 units may hold it, is no UTF-8 but has a number.
        if (text is [0xED, >= 0xA0 and <= 0xBF, >= 0x80 and <= 0xBF, ..])
        {
            return 0xD000 | ((text[1] & 0x3F) << 6) | (text[2] & 0x3F);
        }
        _ = Rune.DecodeFromUtf8(text, out var rune, out _);
        return rune.Value;
    }

    /// <summary>So many UTF-16 units of the source, fewer where it ends or a pair would be cut.</summary>
    private readonly string Excerpt(int position, int length)
    {
        var bytes = _source.Slice(position, Math.Min(4 * length, _source.Length - position));
        var text = Encoding.UTF8.GetString(bytes);
        if (text.Length <= length)
        {
            return text;
        }
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
