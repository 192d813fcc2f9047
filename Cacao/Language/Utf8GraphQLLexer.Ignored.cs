using System.Buffers;
using System.Text;

namespace Cacao.Language;

/// <summary>
/// What stands between tokens, and characters beyond ASCII
/// (<see href="https://spec.graphql.org/September2025/#sec-Language.Source-Text.Ignored-Tokens"/>).
/// </summary>
internal ref partial struct Utf8GraphQLLexer
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private void SkipIgnored()
    {
        while (_position < _source.Length)
        {
            switch (_source[_position])
            {
                case (byte)' ':
                case (byte)'\t':
                case (byte)',':
                    _position++;
                    break;
                case (byte)'\n':
                case (byte)'\r':
                    SkipLineTerminator();
                    break;
                case (byte)'#':
                    SkipComment();
                    break;
                case 0xEF when _source[_position..].StartsWith(ByteOrderMark):
                    SkipWide(3);
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipLineTerminator()
    {
        var isPair = _source[_position] == '\r' && At(_position + 1) == '\n';
        _position += isPair ? 2 : 1;
        StartLine(_position);
    }

    // A comment ends before what is no character at all; the next token then complains about that.
    private void SkipComment()
    {
        while (_position < _source.Length && _source[_position] is not ((byte)'\n' or (byte)'\r'))
        {
            if (_source[_position] < 0x80)
            {
                _position++;
            }
            else if (!TrySkipWide())
            {
                return;
            }
        }
    }

    private bool TrySkipWide()
    {
        if (
            Rune.DecodeFromUtf8(_source[_position..], out _, out var length) != OperationStatus.Done
        )
        {
            return false;
        }
        SkipWide(length);
        return true;
    }

    /// <summary>Two bytes or three are one UTF-16 unit, four are two.</summary>
    private void SkipWide(int length)
    {
        _position += length;
        _surplus += length == 2 ? 1 : 2;
    }
}
