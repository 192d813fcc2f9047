namespace Cacao.Language;

/// <summary>
/// Definitions of a schema
/// (<see href="https://spec.graphql.org/September2025/#sec-Type-System"/>).
/// </summary>
public ref partial struct Utf8GraphQLParser
{
    private readonly bool PeekDescription() =>
        Peek(TokenKind.String) || Peek(TokenKind.BlockString);

    // https://spec.graphql.org/September2025/#Description
    private StringValueNode? ParseDescription() => PeekDescription() ? ParseString() : null;

    // https://spec.graphql.org/September2025/#SchemaDefinition
    private SchemaDefinitionNode ParseSchemaDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        ExpectKeyword("schema"u8);
        var directives = ParseDirectives(isConst: true);
        var operationTypes = Many(
            TokenKind.LeftBrace,
            static (ref parser) => parser.ParseOperationTypeDefinition(),
            TokenKind.RightBrace
        );
        return new SchemaDefinitionNode(
            LocationFrom(start),
            description,
            directives,
            operationTypes
        );
    }

    // https://spec.graphql.org/September2025/#RootOperationTypeDefinition
    private OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var start = Current;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new OperationTypeDefinitionNode(LocationFrom(start), operation, type);
    }

    // https://spec.graphql.org/September2025/#ScalarTypeDefinition
    private ScalarTypeDefinitionNode ParseScalarTypeDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        ExpectKeyword("scalar"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        return new ScalarTypeDefinitionNode(LocationFrom(start), name, description, directives);
    }

    // https://spec.graphql.org/September2025/#ObjectTypeDefinition
    private ObjectTypeDefinitionNode ParseObjectTypeDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        ExpectKeyword("type"u8);
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        return new ObjectTypeDefinitionNode(
            LocationFrom(start),
            name,
            description,
            directives,
            interfaces,
            fields
        );
    }

    // https://spec.graphql.org/September2025/#InterfaceTypeDefinition
    private InterfaceTypeDefinitionNode ParseInterfaceTypeDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        ExpectKeyword("interface"u8);
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        return new InterfaceTypeDefinitionNode(
            LocationFrom(start),
            name,
            description,
            directives,
            interfaces,
            fields
        );
    }

    // https://spec.graphql.org/September2025/#UnionTypeDefinition
    private UnionTypeDefinitionNode ParseUnionTypeDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        ExpectKeyword("union"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = ParseUnionMemberTypes();
        return new UnionTypeDefinitionNode(
            LocationFrom(start),
            name,
            description,
            directives,
            types
        );
    }

    // https://spec.graphql.org/September2025/#EnumTypeDefinition
    private EnumTypeDefinitionNode ParseEnumTypeDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        ExpectKeyword("enum"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = ParseEnumValuesDefinition();
        return new EnumTypeDefinitionNode(
            LocationFrom(start),
            name,
            description,
            directives,
            values
        );
    }

    // https://spec.graphql.org/September2025/#InputObjectTypeDefinition
    private InputObjectTypeDefinitionNode ParseInputObjectTypeDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        ExpectKeyword("input"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseInputFieldsDefinition();
        return new InputObjectTypeDefinitionNode(
            LocationFrom(start),
            name,
            description,
            directives,
            fields
        );
    }

    // https://spec.graphql.org/September2025/#DirectiveDefinition
    private DirectiveDefinitionNode ParseDirectiveDefinition()
    {
        var start = Current;
        var description = ParseDescription();
        ExpectKeyword("directive"u8);
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        var locations = Delimited(
            TokenKind.Pipe,
            static (ref parser) => parser.ParseDirectiveLocation()
        );
        return new DirectiveDefinitionNode(
            LocationFrom(start),
            name,
            description,
            isRepeatable,
            arguments,
            locations
        );
    }

    // https://spec.graphql.org/September2025/#DirectiveLocation
    private NameNode ParseDirectiveLocation()
    {
        var start = Current;
        var name = ParseName();
        return DirectiveLocationNames.All.Contains(name.Value) ? name : throw Unexpected(start);
    }
}
