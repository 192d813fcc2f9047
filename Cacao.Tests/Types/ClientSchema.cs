using System.Text.Json;
using Cacao.Language;

namespace Cacao.Tests.Types;

/// <summary>Reads a schema back from the answer to <see cref="IntrospectionQuery"/>, as clients do.</summary>
internal static class ClientSchema
{
    private static readonly string[] SpecifiedDirectives =
    [
        "include",
        "skip",
        "deprecated",
        "specifiedBy",
        "oneOf",
    ];

    private static readonly string[] SpecifiedScalars = ["String", "Boolean", "Int", "Float", "ID"];

    public static DocumentNode Read(JsonElement schema) =>
        new([
            .. schema
                .GetProperty("directives")
                .EnumerateArray()
                .Where(d => !SpecifiedDirectives.Contains(Text(d, "name")))
                .Select(DirectiveDefinition),
            .. schema
                .GetProperty("types")
                .EnumerateArray()
                .Where(type =>
                    !SpecifiedScalars.Contains(Text(type, "name"))
                    && !Text(type, "name")!.StartsWith("__", StringComparison.Ordinal)
                )
                .Select(Type),
        ]);

    private static IDefinitionNode DirectiveDefinition(JsonElement directive) =>
        new DirectiveDefinitionNode(
            null,
            Name(directive),
            Description(directive),
            directive.GetProperty("isRepeatable").GetBoolean(),
            Inputs(directive, "args"),
            [
                .. directive
                    .GetProperty("locations")
                    .EnumerateArray()
                    .Select(location => new NameNode(location.GetString()!)),
            ]
        );

    private static IDefinitionNode Type(JsonElement type) =>
        Text(type, "kind") switch
        {
            "SCALAR" => new ScalarTypeDefinitionNode(
                null,
                Name(type),
                Description(type),
                Text(type, "specifiedByURL") is { } url
                    ? [Directive("specifiedBy", "url", url)]
                    : []
            ),
            "OBJECT" => new ObjectTypeDefinitionNode(
                null,
                Name(type),
                Description(type),
                [],
                Names(type, "interfaces"),
                Fields(type)
            ),
            "INTERFACE" => new InterfaceTypeDefinitionNode(
                null,
                Name(type),
                Description(type),
                [],
                Names(type, "interfaces"),
                Fields(type)
            ),
            "UNION" => new UnionTypeDefinitionNode(
                null,
                Name(type),
                Description(type),
                [],
                Names(type, "possibleTypes")
            ),
            "ENUM" => new EnumTypeDefinitionNode(
                null,
                Name(type),
                Description(type),
                [],
                [.. type.GetProperty("enumValues").EnumerateArray().Select(EnumValue)]
            ),
            _ => new InputObjectTypeDefinitionNode(
                null,
                Name(type),
                Description(type),
                type.GetProperty("isOneOf").GetBoolean() ? [new DirectiveNode("oneOf")] : [],
                Inputs(type, "inputFields")
            ),
        };

    private static FieldDefinitionNode[] Fields(JsonElement type) =>
        [
            .. type.GetProperty("fields")
                .EnumerateArray()
                .Select(field => new FieldDefinitionNode(
                    null,
                    Name(field),
                    Description(field),
                    Inputs(field, "args"),
                    Reference(field.GetProperty("type")),
                    Deprecated(field)
                )),
        ];

    private static InputValueDefinitionNode[] Inputs(JsonElement owner, string property) =>
        [
            .. owner
                .GetProperty(property)
                .EnumerateArray()
                .Select(value => new InputValueDefinitionNode(
                    null,
                    Name(value),
                    Description(value),
                    Reference(value.GetProperty("type")),
                    Text(value, "defaultValue") is { } literal
                        ? Utf8GraphQLParser.ParseConstValue(literal)
                        : null,
                    Deprecated(value)
                )),
        ];

    private static EnumValueDefinitionNode EnumValue(JsonElement value) =>
        new(null, Name(value), Description(value), Deprecated(value));

    private static ITypeNode Reference(JsonElement type) =>
        Text(type, "kind") switch
        {
            "NON_NULL" => new NonNullTypeNode(
                (INullableTypeNode)Reference(type.GetProperty("ofType"))
            ),
            "LIST" => new ListTypeNode(Reference(type.GetProperty("ofType"))),
            _ => new NamedTypeNode(Text(type, "name")!),
        };

    private static DirectiveNode[] Deprecated(JsonElement member) =>
        Text(member, "deprecationReason") switch
        {
            null => [],
            "No longer supported" => [new DirectiveNode("deprecated")],
            { } reason => [Directive("deprecated", "reason", reason)],
        };

    private static DirectiveNode Directive(string name, string argument, string value) =>
        new(name, new ArgumentNode(argument, new StringValueNode(value)));

    private static NamedTypeNode[] Names(JsonElement type, string property) =>
        [
            .. type.GetProperty(property)
                .EnumerateArray()
                .Select(named => new NamedTypeNode(Text(named, "name")!)),
        ];

    private static NameNode Name(JsonElement element) => new(Text(element, "name")!);

    private static StringValueNode? Description(JsonElement element) =>
        Text(element, "description") is { } text ? new StringValueNode(null, text, true) : null;

    private static string? Text(JsonElement element, string property) =>
        element.GetProperty(property).GetString();
}
