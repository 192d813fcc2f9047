namespace Cacao.Language;

internal enum TokenKind : byte
{
    StartOfFile,
    EndOfFile,
    Bang,
    Dollar,
    Ampersand,
    LeftParenthesis,
    RightParenthesis,
    Spread,
    Colon,
    EqualsSign,
    At,
    LeftBracket,
    RightBracket,
    LeftBrace,
    Pipe,
    RightBrace,
    Name,
    Integer,
    Float,
    String,
    BlockString,
}

internal static class TokenKinds
{
    /// <summary>The kind as a message names it: punctuation in quotes.</summary>
    public static string Describe(this TokenKind kind) =>
        kind switch
        {
            TokenKind.StartOfFile => "<SOF>",
            TokenKind.EndOfFile => "<EOF>",
            TokenKind.Bang => "\"!\"",
            TokenKind.Dollar => "\"$\"",
            TokenKind.Ampersand => "\"&\"",
            TokenKind.LeftParenthesis => "\"(\"",
            TokenKind.RightParenthesis => "\")\"",
            TokenKind.Spread => "\"...\"",
            TokenKind.Colon => "\":\"",
            TokenKind.EqualsSign => "\"=\"",
            TokenKind.At => "\"@\"",
            TokenKind.LeftBracket => "\"[\"",
            TokenKind.RightBracket => "\"]\"",
            TokenKind.LeftBrace => "\"{\"",
            TokenKind.Pipe => "\"|\"",
            TokenKind.RightBrace => "\"}\"",
            TokenKind.Name => "Name",
            TokenKind.Integer => "Int",
            TokenKind.Float => "Float",
            TokenKind.String => "String",
            TokenKind.BlockString => "BlockString",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}

/// <summary>
/// A token's place: byte offsets, and line and column as <see cref="Location"/> has them.
/// <paramref name="HasEscapes"/> tells a string that cannot be taken as it stands.
/// </summary>
internal readonly record struct Token(
    TokenKind Kind,
    int Start,
    int End,
    int Line,
    int Column,
    bool HasEscapes = false
);
