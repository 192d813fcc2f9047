namespace Cacao.Language;

/// <summary>
/// Extensions of a schema
/// (<see href="https://spec.graphql.org/September2025/#TypeSystemExtension"/>): each must add
/// something.
/// </summary>
public ref partial struct Utf8GraphQLParser
{
    private IDefinitionNode ParseTypeSystemExtension()
    {
        var keyword = Lookahead();
        if (keyword.Kind != TokenKind.Name)
        {
            throw Unexpected(keyword);
        }
        return TextOf(keyword) switch
        {
            "schema" => ParseSchemaExtension(),
            "scalar" => ParseScalarTypeExtension(),
            "type" => ParseObjectTypeExtension(),
            "interface" => ParseInterfaceTypeExtension(),
            "union" => ParseUnionTypeExtension(),
            "enum" => ParseEnumTypeExtension(),
            "input" => ParseInputObjectTypeExtension(),
            _ => throw Unexpected(keyword),
        };
    }

    // https://spec.graphql.org/September2025/#SchemaExtension
    private SchemaExtensionNode ParseSchemaExtension()
    {
        var start = ExpectExtend("schema"u8);
        var directives = ParseDirectives(isConst: true);
        var operationTypes = OptionalMany(
            TokenKind.LeftBrace,
            static (ref parser) => parser.ParseOperationTypeDefinition(),
            TokenKind.RightBrace
        );
        ExpectSomething(directives.Length + operationTypes.Length);
        return new SchemaExtensionNode(LocationFrom(start), directives, operationTypes);
    }

    // https://spec.graphql.org/September2025/#ScalarTypeExtension
    private ScalarTypeExtensionNode ParseScalarTypeExtension()
    {
        var start = ExpectExtend("scalar"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        ExpectSomething(directives.Length);
        return new ScalarTypeExtensionNode(LocationFrom(start), name, directives);
    }

    // https://spec.graphql.org/September2025/#ObjectTypeExtension
    private ObjectTypeExtensionNode ParseObjectTypeExtension()
    {
        var start = ExpectExtend("type"u8);
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        ExpectSomething(directives.Length + interfaces.Length + fields.Length);
        return new ObjectTypeExtensionNode(
            LocationFrom(start),
            name,
            directives,
            interfaces,
            fields
        );
    }

    // https://spec.graphql.org/September2025/#InterfaceTypeExtension
    private InterfaceTypeExtensionNode ParseInterfaceTypeExtension()
    {
        var start = ExpectExtend("interface"u8);
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        ExpectSomething(directives.Length + interfaces.Length + fields.Length);
        return new InterfaceTypeExtensionNode(
            LocationFrom(start),
            name,
            directives,
            interfaces,
            fields
        );
    }

    // https://spec.graphql.org/September2025/#UnionTypeExtension
    private UnionTypeExtensionNode ParseUnionTypeExtension()
    {
        var start = ExpectExtend("union"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = ParseUnionMemberTypes();
        ExpectSomething(directives.Length + types.Length);
        return new UnionTypeExtensionNode(LocationFrom(start), name, directives, types);
    }

    // https://spec.graphql.org/September2025/#EnumTypeExtension
    private EnumTypeExtensionNode ParseEnumTypeExtension()
    {
        var start = ExpectExtend("enum"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = ParseEnumValuesDefinition();
        ExpectSomething(directives.Length + values.Length);
        return new EnumTypeExtensionNode(LocationFrom(start), name, directives, values);
    }

    // https://spec.graphql.org/September2025/#InputObjectTypeExtension
    private InputObjectTypeExtensionNode ParseInputObjectTypeExtension()
    {
        var start = ExpectExtend("input"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseInputFieldsDefinition();
        ExpectSomething(directives.Length + fields.Length);
        return new InputObjectTypeExtensionNode(LocationFrom(start), name, directives, fields);
    }

    private Token ExpectExtend(ReadOnlySpan<byte> keyword)
    {
        var start = Current;
        ExpectKeyword("extend"u8);
        ExpectKeyword(keyword);
        return start;
    }

    private readonly void ExpectSomething(int parts)
    {
        if (parts == 0)
        {
            throw Unexpected(Current);
        }
    }
}
