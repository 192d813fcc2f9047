using System.Text;

namespace Cacao.Language;

/// <summary>
/// Strings (<see href="https://spec.graphql.org/September2025/#sec-String-Value"/>): checked here,
/// decoded by <see cref="StringDecoder"/> once somebody wants the value.
/// </summary>
internal ref partial struct Utf8GraphQLLexer
{
    private static ReadOnlySpan<byte> TripleQuote => "\"\"\""u8;

    private static ReadOnlySpan<byte> EscapedTripleQuote => "\\\"\"\""u8;

    private void ReadAnyString()
    {
        if (_source[_position..].StartsWith(TripleQuote))
        {
            ReadBlockString();
        }
        else
        {
            ReadString();
        }
    }

    private void ReadString()
    {
        var (start, column) = (_position, ColumnOf(_position));
        var hasEscapes = false;
        _position++;
        while (_position < _source.Length)
        {
            switch (_source[_position])
            {
                case (byte)'"':
                    _position++;
                    Token = new(TokenKind.String, start, _position, _line, column, hasEscapes);
                    return;
                case (byte)'\\':
                    hasEscapes = true;
                    SkipEscape();
                    break;
                case (byte)'\n':
                case (byte)'\r':
                    throw ErrorAt(_position, "Unterminated string.");
                default:
                    SkipStringCharacter();
                    break;
            }
        }
        throw ErrorAt(_position, "Unterminated string.");
    }

    private void ReadBlockString()
    {
        var (start, line, column) = (_position, _line, ColumnOf(_position));
        var hasEscapes = false;
        _position += 3;
        while (_position < _source.Length)
        {
            var rest = _source[_position..];
            if (rest.StartsWith(TripleQuote))
            {
                _position += 3;
                Token = new(TokenKind.BlockString, start, _position, line, column, hasEscapes);
                return;
            }
            if (rest.StartsWith(EscapedTripleQuote))
            {
                hasEscapes = true;
                _position += 4;
            }
            else if (rest[0] is (byte)'\n' or (byte)'\r')
            {
                SkipLineTerminator();
            }
            else
            {
                SkipStringCharacter();
            }
        }
        throw ErrorAt(_position, "Unterminated string.");
    }

    private void SkipStringCharacter()
    {
        if (_source[_position] < 0x80)
        {
            _position++;
        }
        else if (!TrySkipWide())
        {
            throw ErrorAt(
                _position,
                $"Invalid character within String: {DescribeCharacter(_position)}."
            );
        }
    }

    private void SkipEscape()
    {
        switch (At(_position + 1))
        {
            case (byte)'u' when At(_position + 2) == '{':
                SkipVariableWidthEscape();
                break;
            case (byte)'u':
                SkipFixedWidthEscape();
                break;
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b':
            case (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                _position += 2;
                break;
            default:
                throw ErrorAt(
                    _position,
                    $"Invalid character escape sequence: \"{Excerpt(_position, 2)}\"."
                );
        }
    }

    // \u{0} to \u{10FFFF}, after any number of zeros.
    private void SkipVariableWidthEscape()
    {
        const int SignificantMax = 9;
        const int ToldMax = 12;
        var (codePoint, significant, length) = (0, 0, 3);
        while (significant < SignificantMax)
        {
            var code = At(_position + length++);
            if (code == '}')
            {
                if (length >= 5 && Rune.IsValid(codePoint))
                {
                    _position += length;
                    return;
                }
                break;
            }
            codePoint = (codePoint << 4) | HexDigit(code);
            if (codePoint < 0)
            {
                break;
            }
            significant += codePoint > 0 ? 1 : 0;
        }
        throw InvalidUnicodeEscape(Math.Min(length, ToldMax));
    }

    // \uD83C\uDFC3 is one character; half of such a pair is none.
    private void SkipFixedWidthEscape()
    {
        var unit = FourHexDigits(_position + 2);
        if (Rune.IsValid(unit))
        {
            _position += 6;
            return;
        }
        var formsPair =
            unit is >= 0xD800 and <= 0xDBFF
            && At(_position + 6) == '\\'
            && At(_position + 7) == 'u'
            && FourHexDigits(_position + 8) is >= 0xDC00 and <= 0xDFFF;
        if (!formsPair)
        {
            throw InvalidUnicodeEscape(6);
        }
        _position += 12;
    }

    /// <summary>Negative unless all four are digits.</summary>
    private readonly int FourHexDigits(int position) =>
        (HexDigit(At(position)) << 12)
        | (HexDigit(At(position + 1)) << 8)
        | (HexDigit(At(position + 2)) << 4)
        | HexDigit(At(position + 3));

    /// <summary>Negative for what is no digit, and so is any number made of it.</summary>
    private static int HexDigit(byte code)
    {
        if (IsDigit(code))
        {
            return code - '0';
        }
        return char.IsAsciiHexDigit((char)code) ? (code | 0x20) - 'a' + 10 : -1;
    }

    private readonly SyntaxException InvalidUnicodeEscape(int length) =>
        ErrorAt(_position, $"Invalid Unicode escape sequence: \"{Excerpt(_position, length)}\".");
}
