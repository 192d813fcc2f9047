using System.Text;

namespace Cacao.Language;

/// <summary>Steps that the grammar is built from, and the limits, which they keep.</summary>
public ref partial struct Utf8GraphQLParser
{
    private delegate T Item<out T>(ref Utf8GraphQLParser parser);

    private void Advance()
    {
        _lastEnd = _lexer.Token.End;
        _lexer.Advance();
        if (_lexer.Token.Kind != TokenKind.EndOfFile && ++_tokens > _options.MaxTokens)
        {
            throw Exceeds(_options.MaxTokens, "tokens");
        }
    }

    private readonly Token Lookahead()
    {
        var ahead = _lexer;
        ahead.Advance();
        return ahead.Token;
    }

    private readonly bool Peek(TokenKind kind) => _lexer.Token.Kind == kind;

    private readonly bool PeekKeyword(ReadOnlySpan<byte> keyword) =>
        Peek(TokenKind.Name) && _lexer.Text(Current).SequenceEqual(keyword);

    private Token Expect(TokenKind kind)
    {
        var token = Current;
        if (token.Kind != kind)
        {
            throw Error(token, $"Expected {kind.Describe()}, found {Describe(token)}.");
        }
        Advance();
        return token;
    }

    private bool Skip(TokenKind kind)
    {
        if (!Peek(kind))
        {
            return false;
        }
        Advance();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        var token = Current;
        if (!PeekKeyword(keyword))
        {
            throw Error(
                token,
                $"Expected \"{Encoding.UTF8.GetString(keyword)}\", found {Describe(token)}."
            );
        }
        Advance();
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!PeekKeyword(keyword))
        {
            return false;
        }
        Advance();
        return true;
    }

    /// <summary>At least one item between two marks.</summary>
    private T[] Many<T>(TokenKind open, Item<T> item, TokenKind close)
    {
        Expect(open);
        var items = new List<T>();
        do
        {
            items.Add(item(ref this));
        } while (!Skip(close));
        return [.. items];
    }

    /// <summary>The same, or nothing at all where the first mark is missing.</summary>
    private T[] OptionalMany<T>(TokenKind open, Item<T> item, TokenKind close) =>
        Peek(open) ? Many(open, item, close) : [];

    /// <summary>Any number of items between two marks, also none.</summary>
    private T[] Any<T>(TokenKind open, Item<T> item, TokenKind close)
    {
        Expect(open);
        var items = new List<T>();
        while (!Skip(close))
        {
            items.Add(item(ref this));
        }
        return [.. items];
    }

    /// <summary>At least one item with marks between, of which one may also come first.</summary>
    private T[] Delimited<T>(TokenKind delimiter, Item<T> item)
    {
        Skip(delimiter);
        var items = new List<T>();
        do
        {
            items.Add(item(ref this));
        } while (Skip(delimiter));
        return [.. items];
    }

    private void Enter()
    {
        if (++_depth > _options.MaxDepth)
        {
            throw Error(
                Current,
                $"Document is nested more than {_options.MaxDepth} levels deep. Parsing aborted."
            );
        }
    }

    private void Leave() => _depth--;

    /// <summary>From a token to the last one that was taken; each node asks for its place once.</summary>
    private Location LocationFrom(Token start)
    {
        if (++_nodes > _options.MaxNodes)
        {
            throw Exceeds(_options.MaxNodes, "nodes");
        }
        return new Location(start.Start, _lastEnd, start.Line, start.Column);
    }

    private readonly SyntaxException Exceeds(int limit, string what) =>
        Error(Current, $"Document contains more than {limit} {what}. Parsing aborted.");

    private readonly SyntaxException Unexpected(Token token) =>
        Error(token, $"Unexpected {Describe(token)}.");

    private static SyntaxException Error(Token token, string description) =>
        new(description, token.Start, token.Line, token.Column);

    private readonly string Describe(Token token) =>
        token.Kind switch
        {
            TokenKind.String or TokenKind.BlockString =>
                $"{token.Kind.Describe()} \"{DecodeString(token)}\"",
            TokenKind.Name or TokenKind.Integer or TokenKind.Float =>
                $"{token.Kind.Describe()} \"{TextOf(token)}\"",
            _ => token.Kind.Describe(),
        };
}
