using System.Text;

namespace Cacao.Language;

/// <summary>
/// Values (<see href="https://spec.graphql.org/September2025/#sec-Input-Values"/>) and references to
/// types.
/// </summary>
public ref partial struct Utf8GraphQLParser
{
    // https://spec.graphql.org/September2025/#Value
    private IValueNode ParseValue(bool isConst)
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.LeftBracket:
                return ParseList(isConst);
            case TokenKind.LeftBrace:
                return ParseObject(isConst);
            case TokenKind.Integer:
                Advance();
                return new IntValueNode(LocationFrom(token), TextOf(token));
            case TokenKind.Float:
                Advance();
                return new FloatValueNode(LocationFrom(token), TextOf(token));
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                return ParseNameValue();
            case TokenKind.Dollar:
                return isConst ? throw VariableInConstant() : ParseVariable();
            default:
                throw Unexpected(token);
        }
    }

    // https://spec.graphql.org/September2025/#BooleanValue, #NullValue and #EnumValue
    private IValueNode ParseNameValue()
    {
        var token = Current;
        Advance();
        var location = LocationFrom(token);
        return TextOf(token) switch
        {
            "true" => new BooleanValueNode(location, true),
            "false" => new BooleanValueNode(location, false),
            "null" => new NullValueNode(location),
            var name => new EnumValueNode(location, name),
        };
    }

    // https://spec.graphql.org/September2025/#StringValue
    private StringValueNode ParseString()
    {
        var token = Current;
        Advance();
        return new StringValueNode(
            LocationFrom(token),
            DecodeString(token),
            token.Kind == TokenKind.BlockString
        );
    }

    // https://spec.graphql.org/September2025/#Variable
    private VariableNode ParseVariable()
    {
        var start = Expect(TokenKind.Dollar);
        var name = ParseName();
        return new VariableNode(LocationFrom(start), name);
    }

    // https://spec.graphql.org/September2025/#ListValue
    private ListValueNode ParseList(bool isConst)
    {
        var start = Current;
        Enter();
        var items = Any<IValueNode>(
            TokenKind.LeftBracket,
            isConst
                ? static (ref parser) => parser.ParseValue(isConst: true)
                : static (ref parser) => parser.ParseValue(isConst: false),
            TokenKind.RightBracket
        );
        Leave();
        return new ListValueNode(LocationFrom(start), items);
    }

    // https://spec.graphql.org/September2025/#ObjectValue
    private ObjectValueNode ParseObject(bool isConst)
    {
        var start = Current;
        Enter();
        var fields = Any<ObjectFieldNode>(
            TokenKind.LeftBrace,
            isConst
                ? static (ref parser) => parser.ParseObjectField(isConst: true)
                : static (ref parser) => parser.ParseObjectField(isConst: false),
            TokenKind.RightBrace
        );
        Leave();
        return new ObjectValueNode(LocationFrom(start), fields);
    }

    // https://spec.graphql.org/September2025/#ObjectField
    private ObjectFieldNode ParseObjectField(bool isConst)
    {
        var start = Current;
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConst);
        return new ObjectFieldNode(LocationFrom(start), name, value);
    }

    // https://spec.graphql.org/September2025/#Type
    private ITypeNode ParseTypeReference()
    {
        var start = Current;
        INullableTypeNode type;
        if (Peek(TokenKind.LeftBracket))
        {
            Enter();
            Advance();
            var inner = ParseTypeReference();
            Expect(TokenKind.RightBracket);
            Leave();
            type = new ListTypeNode(LocationFrom(start), inner);
        }
        else
        {
            type = ParseNamedType();
        }
        return Skip(TokenKind.Bang) ? new NonNullTypeNode(LocationFrom(start), type) : type;
    }

    // https://spec.graphql.org/September2025/#NamedType
    private NamedTypeNode ParseNamedType()
    {
        var start = Current;
        var name = ParseName();
        return new NamedTypeNode(LocationFrom(start), name);
    }

    private SyntaxException VariableInConstant()
    {
        var dollar = Expect(TokenKind.Dollar);
        return Peek(TokenKind.Name)
            ? Error(dollar, $"Unexpected variable \"${TextOf(Current)}\" in constant value.")
            : Unexpected(dollar);
    }

    private readonly string DecodeString(Token token)
    {
        var text = _lexer.Text(token);
        if (token.Kind == TokenKind.BlockString)
        {
            return StringDecoder.DecodeBlockString(text[3..^3]);
        }
        return token.HasEscapes
            ? StringDecoder.DecodeString(text[1..^1])
            : Encoding.UTF8.GetString(text[1..^1]);
    }
}
