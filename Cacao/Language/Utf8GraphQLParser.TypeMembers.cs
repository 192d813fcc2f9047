namespace Cacao.Language;

/// <summary>What types consist of, shared by definitions and extensions.</summary>
public ref partial struct Utf8GraphQLParser
{
    // https://spec.graphql.org/September2025/#ImplementsInterfaces
    private NamedTypeNode[] ParseImplementsInterfaces() =>
        SkipKeyword("implements"u8)
            ? Delimited(TokenKind.Ampersand, static (ref parser) => parser.ParseNamedType())
            : [];

    // https://spec.graphql.org/September2025/#UnionMemberTypes
    private NamedTypeNode[] ParseUnionMemberTypes() =>
        Skip(TokenKind.EqualsSign)
            ? Delimited(TokenKind.Pipe, static (ref parser) => parser.ParseNamedType())
            : [];

    // https://spec.graphql.org/September2025/#FieldsDefinition
    private FieldDefinitionNode[] ParseFieldsDefinition() =>
        OptionalMany(
            TokenKind.LeftBrace,
            static (ref parser) => parser.ParseFieldDefinition(),
            TokenKind.RightBrace
        );

    // https://spec.graphql.org/September2025/#FieldDefinition
    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var directives = ParseDirectives(isConst: true);
        return new FieldDefinitionNode(
            LocationFrom(start),
            name,
            description,
            arguments,
            type,
            directives
        );
    }

    // https://spec.graphql.org/September2025/#ArgumentsDefinition
    private InputValueDefinitionNode[] ParseArgumentDefinitions() =>
        OptionalMany(
            TokenKind.LeftParenthesis,
            static (ref parser) => parser.ParseInputValueDefinition(),
            TokenKind.RightParenthesis
        );

    // https://spec.graphql.org/September2025/#InputFieldsDefinition
    private InputValueDefinitionNode[] ParseInputFieldsDefinition() =>
        OptionalMany(
            TokenKind.LeftBrace,
            static (ref parser) => parser.ParseInputValueDefinition(),
            TokenKind.RightBrace
        );

    // https://spec.graphql.org/September2025/#InputValueDefinition
    private InputValueDefinitionNode ParseInputValueDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValue(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new InputValueDefinitionNode(
            LocationFrom(start),
            name,
            description,
            type,
            defaultValue,
            directives
        );
    }

    // https://spec.graphql.org/September2025/#EnumValuesDefinition
    private EnumValueDefinitionNode[] ParseEnumValuesDefinition() =>
        OptionalMany(
            TokenKind.LeftBrace,
            static (ref parser) => parser.ParseEnumValueDefinition(),
            TokenKind.RightBrace
        );

    // https://spec.graphql.org/September2025/#EnumValueDefinition
    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        if (PeekKeyword("true"u8) || PeekKeyword("false"u8) || PeekKeyword("null"u8))
        {
            throw Error(
                Current,
                $"{Describe(Current)} is reserved and cannot be used for an enum value."
            );
        }
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        return new EnumValueDefinitionNode(LocationFrom(start), name, description, directives);
    }
}
