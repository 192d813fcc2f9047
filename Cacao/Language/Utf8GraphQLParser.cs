using System.Text;

namespace Cacao.Language;

/// <summary>
/// Reads a document by recursive descent
/// (<see href="https://spec.graphql.org/September2025/#sec-Document-Syntax"/>), in time linear to
/// its length and with its depth limited. Each part of the grammar has a file of its own.
/// </summary>
public ref partial struct Utf8GraphQLParser
{
    private readonly ParserOptions _options;
    private Utf8GraphQLLexer _lexer;
    private int _lastEnd;
    private int _tokens;
    private int _nodes;
    private int _fields;
    private int _depth;

    private Utf8GraphQLParser(ReadOnlySpan<byte> source, ParserOptions options)
    {
        _options = options;
        _lexer = new Utf8GraphQLLexer(source);
    }

    private readonly Token Current => _lexer.Token;

    /// <summary>A whole document, of whatever kinds of definitions.</summary>
    /// <exception cref="SyntaxException">It is no document, or it exceeds a limit.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> source, ParserOptions? options = null)
    {
        options ??= ParserOptions.Default;
        if (source.Length > options.MaxBytes)
        {
            throw new SyntaxException(
                $"Document contains more than {options.MaxBytes} bytes. Parsing aborted.",
                0,
                1,
                1
            );
        }
        var parser = new Utf8GraphQLParser(source, options);
        parser.Advance();
        return parser.ParseDocument();
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, ParserOptions?)"/>
    public static DocumentNode Parse(string source, ParserOptions? options = null) =>
        Parse(SourceText.ToUtf8(source), options);

    /// <summary>One value and nothing else, without variables: a default, an example.</summary>
    /// <exception cref="SyntaxException">It is no constant value.</exception>
    public static IValueNode ParseConstValue(string source)
    {
        var parser = new Utf8GraphQLParser(SourceText.ToUtf8(source), ParserOptions.Default);
        parser.Advance();
        var value = parser.ParseValue(isConst: true);
        parser.Expect(TokenKind.EndOfFile);
        return value;
    }

    /// <summary>One type reference and nothing else, such as <c>[Int!]</c>.</summary>
    /// <exception cref="SyntaxException">It is no type reference.</exception>
    public static ITypeNode ParseType(string source)
    {
        var parser = new Utf8GraphQLParser(SourceText.ToUtf8(source), ParserOptions.Default);
        parser.Advance();
        var type = parser.ParseTypeReference();
        parser.Expect(TokenKind.EndOfFile);
        return type;
    }

    // https://spec.graphql.org/September2025/#Document
    private DocumentNode ParseDocument()
    {
        var start = Current;
        var definitions = new List<IDefinitionNode>();
        do
        {
            definitions.Add(ParseDefinition());
        } while (Current.Kind != TokenKind.EndOfFile);
        return new DocumentNode(LocationFrom(start), [.. definitions]);
    }

    // https://spec.graphql.org/September2025/#Definition
    private IDefinitionNode ParseDefinition()
    {
        if (Peek(TokenKind.LeftBrace))
        {
            return ParseOperationDefinition();
        }
        var isDescribed = PeekDescription();
        var keyword = isDescribed ? Lookahead() : Current;
        if (isDescribed && keyword.Kind == TokenKind.LeftBrace)
        {
            throw Error(
                Current,
                "Unexpected description, descriptions are not supported on shorthand queries."
            );
        }
        if (keyword.Kind != TokenKind.Name)
        {
            throw Unexpected(keyword);
        }
        return ParseNamedDefinition(keyword)
            ?? throw (
                isDescribed
                    ? Error(
                        Current,
                        "Unexpected description, only GraphQL definitions support descriptions."
                    )
                    : Unexpected(keyword)
            );
    }

    private IDefinitionNode? ParseNamedDefinition(Token keyword) =>
        TextOf(keyword) switch
        {
            "query" or "mutation" or "subscription" => ParseOperationDefinition(),
            "fragment" => ParseFragmentDefinition(),
            "schema" => ParseSchemaDefinition(),
            "scalar" => ParseScalarTypeDefinition(),
            "type" => ParseObjectTypeDefinition(),
            "interface" => ParseInterfaceTypeDefinition(),
            "union" => ParseUnionTypeDefinition(),
            "enum" => ParseEnumTypeDefinition(),
            "input" => ParseInputObjectTypeDefinition(),
            "directive" => ParseDirectiveDefinition(),
            "extend" when !PeekDescription() => ParseTypeSystemExtension(),
            _ => null,
        };

    // https://spec.graphql.org/September2025/#Name
    private NameNode ParseName()
    {
        var token = Expect(TokenKind.Name);
        return new NameNode(LocationFrom(token), TextOf(token));
    }

    private readonly string TextOf(Token token) => Encoding.UTF8.GetString(_lexer.Text(token));
}
