namespace Cacao.Language;

/// <summary>
/// Cuts UTF-8 source text into tokens, without allocating and in one pass
/// (<see href="https://spec.graphql.org/September2025/#sec-Language.Source-Text.Lexical-Tokens"/>).
/// Whatever can be wrong inside a token is found here, so that a string may later be decoded
/// without a check.
/// </summary>
internal ref partial struct Utf8GraphQLLexer(ReadOnlySpan<byte> source)
{
    private readonly ReadOnlySpan<byte> _source = source;
    private int _position;
    private int _line = 1;
    private int _lineStart;

    // Bytes on this line beyond one for each UTF-16 unit: what turns an offset into a column.
    private int _surplus;

    public Token Token { get; private set; }

    /// <summary>Moves to the next token; at the end of the source it stays there.</summary>
    public void Advance()
    {
        SkipIgnored();
        if (_position >= _source.Length)
        {
            Finish(TokenKind.EndOfFile, 0);
            return;
        }
        var code = _source[_position];
        var kind = Punctuator(code);
        if (kind != TokenKind.StartOfFile)
        {
            Finish(kind, 1);
        }
        else if (IsNameStart(code))
        {
            ReadName();
        }
        else if (code == '"')
        {
            ReadAnyString();
        }
        else if (code == '-' || IsDigit(code))
        {
            ReadNumber();
        }
        else if (code == '.' && At(_position + 1) == '.' && At(_position + 2) == '.')
        {
            Finish(TokenKind.Spread, 3);
        }
        else
        {
            throw UnexpectedCharacter(code);
        }
    }

    public readonly ReadOnlySpan<byte> Text(Token token) => _source[token.Start..token.End];

    /// <summary>What is at a position, past the end a zero.</summary>
    private readonly byte At(int position) =>
        (uint)position < (uint)_source.Length ? _source[position] : (byte)0;

    private void Finish(TokenKind kind, int length)
    {
        Token = new Token(kind, _position, _position + length, _line, ColumnOf(_position));
        _position += length;
    }

    private readonly int ColumnOf(int position) => 1 + position - _lineStart - _surplus;

    private void StartLine(int position)
    {
        _line++;
        _lineStart = position;
        _surplus = 0;
    }

    private static TokenKind Punctuator(byte code) =>
        code switch
        {
            (byte)'!' => TokenKind.Bang,
            (byte)'$' => TokenKind.Dollar,
            (byte)'&' => TokenKind.Ampersand,
            (byte)'(' => TokenKind.LeftParenthesis,
            (byte)')' => TokenKind.RightParenthesis,
            (byte)':' => TokenKind.Colon,
            (byte)'=' => TokenKind.EqualsSign,
            (byte)'@' => TokenKind.At,
            (byte)'[' => TokenKind.LeftBracket,
            (byte)']' => TokenKind.RightBracket,
            (byte)'{' => TokenKind.LeftBrace,
            (byte)'|' => TokenKind.Pipe,
            (byte)'}' => TokenKind.RightBrace,
            _ => TokenKind.StartOfFile,
        };

    private void ReadName()
    {
        var end = _position + 1;
        while (IsNameContinue(At(end)))
        {
            end++;
        }
        Finish(TokenKind.Name, end - _position);
    }

    private static bool IsDigit(byte code) => code is >= (byte)'0' and <= (byte)'9';

    private static bool IsNameStart(byte code) => (code | 0x20) is >= 'a' and <= 'z' || code == '_';

    private static bool IsNameContinue(byte code) => IsNameStart(code) || IsDigit(code);
}
