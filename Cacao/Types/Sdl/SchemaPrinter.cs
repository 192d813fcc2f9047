using Cacao.Language;
using Cacao.Types.Directives;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Types.Sdl;

/// <summary>
/// Prints a schema as SDL: the directives, then the types in the schema's order. What every schema
/// has (introspection, specified scalars and directives) is left out, and so are uses of directives that
/// the schema does not list.
/// </summary>
public sealed class SchemaPrinter
{
    private readonly Schema _schema;

    private SchemaPrinter(Schema schema) => _schema = schema;

    public static string Print(Schema schema) => SyntaxPrinter.Print(ToDocument(schema));

    public static DocumentNode ToDocument(Schema schema) => new SchemaPrinter(schema).ToDocument();

    private DocumentNode ToDocument()
    {
        var definitions = new List<IDefinitionNode>();
        if (SchemaDefinition(_schema) is { } definition)
        {
            definitions.Add(definition);
        }

        definitions.AddRange(
            _schema
                .Directives.Where(type => !SpecifiedDirectives.IsSpecified(type))
                .Select(Directive)
        );
        definitions.AddRange(
            _schema
                .Types.Where(type => !type.IsIntrospection && !BuiltInScalars.IsSpecified(type))
                .Select(Definition)
        );
        return new DocumentNode(definitions);
    }

    // The usual names of the root types need not be said.
    private static SchemaDefinitionNode? SchemaDefinition(Schema schema)
    {
        var isUsual =
            schema.Description is null
            && schema.QueryType.Name == "Query"
            && schema.MutationType?.Name is null or "Mutation"
            && schema.SubscriptionType?.Name is null or "Subscription";
        if (isUsual)
        {
            return null;
        }

        var roots = new List<OperationTypeDefinitionNode>
        {
            new(null, OperationType.Query, new NamedTypeNode(schema.QueryType.Name)),
        };
        if (schema.MutationType is { } mutation)
        {
            roots.Add(new(null, OperationType.Mutation, new NamedTypeNode(mutation.Name)));
        }

        if (schema.SubscriptionType is { } subscription)
        {
            roots.Add(new(null, OperationType.Subscription, new NamedTypeNode(subscription.Name)));
        }

        return new SchemaDefinitionNode(null, Description(schema.Description), [], roots);
    }

    private DirectiveDefinitionNode Directive(DirectiveType directive) =>
        new(
            null,
            new NameNode(directive.Name),
            Description(directive.Description),
            directive.IsRepeatable,
            [.. directive.Arguments.Select(Input)],
            [.. directive.Locations.Select(location => new NameNode(location))]
        );

    private IDefinitionNode Definition(NamedType type)
    {
        var name = new NameNode(type.Name);
        var description = Description(type.Description);
        return type switch
        {
            ScalarType scalar => new ScalarTypeDefinitionNode(
                null,
                name,
                description,
                [.. SpecifiedBy(scalar), .. Applied(type.Directives)]
            ),
            ObjectType @object => new ObjectTypeDefinitionNode(
                null,
                name,
                description,
                Applied(type.Directives),
                Names(@object.Interfaces),
                [.. @object.Fields.Select(Field)]
            ),
            InterfaceType @interface => new InterfaceTypeDefinitionNode(
                null,
                name,
                description,
                Applied(type.Directives),
                Names(@interface.Interfaces),
                [.. @interface.Fields.Select(Field)]
            ),
            UnionType union => new UnionTypeDefinitionNode(
                null,
                name,
                description,
                Applied(type.Directives),
                Names(union.Types)
            ),
            EnumType @enum => new EnumTypeDefinitionNode(
                null,
                name,
                description,
                Applied(type.Directives),
                [.. @enum.Values.Select(Value)]
            ),
            InputObjectType input => new InputObjectTypeDefinitionNode(
                null,
                name,
                description,
                input.IsOneOf
                    ? [new DirectiveNode("oneOf"), .. Applied(type.Directives)]
                    : Applied(type.Directives),
                [.. input.Fields.Select(Input)]
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type.Kind, null),
        };
    }

    private FieldDefinitionNode Field(OutputField field) =>
        new(
            null,
            new NameNode(field.Name),
            Description(field.Description),
            [.. field.Arguments.Select(Input)],
            Reference(field.Type),
            [.. Deprecated(field.DeprecationReason), .. Applied(field.Directives)]
        );

    private InputValueDefinitionNode Input(InputValue value) =>
        new(
            null,
            new NameNode(value.Name),
            Description(value.Description),
            Reference(value.Type),
            value.DefaultValue,
            [.. Deprecated(value.DeprecationReason), .. Applied(value.Directives)]
        );

    private EnumValueDefinitionNode Value(EnumValue value) =>
        new(
            null,
            new NameNode(value.Name),
            Description(value.Description),
            [.. Deprecated(value.DeprecationReason), .. Applied(value.Directives)]
        );

    // A schema that was read from text still has those that the model says in its own words.
    private DirectiveNode[] Applied(IReadOnlyList<DirectiveNode> directives) =>
        [
            .. directives.Where(directive =>
                directive.Name.Value is not ("deprecated" or "specifiedBy" or "oneOf")
                && _schema.FindDirective(directive.Name.Value) is not null
            ),
        ];

    private static DirectiveNode[] Deprecated(string? reason) =>
        reason switch
        {
            null => [],
            SpecifiedDirectives.DefaultDeprecationReason => [new DirectiveNode("deprecated")],
            _ =>
            [
                new DirectiveNode(
                    "deprecated",
                    new ArgumentNode("reason", new StringValueNode(reason))
                ),
            ],
        };

    private static DirectiveNode[] SpecifiedBy(ScalarType scalar) =>
        scalar.SpecifiedBy is { } address
            ?
            [
                new DirectiveNode(
                    "specifiedBy",
                    new ArgumentNode("url", new StringValueNode(address.OriginalString))
                ),
            ]
            : [];

    private static NamedTypeNode[] Names(IEnumerable<NamedType> types) =>
        [.. types.Select(type => new NamedTypeNode(type.Name))];

    private static ITypeNode Reference(IType type) =>
        type switch
        {
            NonNullType nonNull => new NonNullTypeNode(
                (INullableTypeNode)Reference(nonNull.InnerType)
            ),
            ListType list => new ListTypeNode(Reference(list.ItemType)),
            _ => new NamedTypeNode(((NamedType)type).Name),
        };

    private static StringValueNode? Description(string? text) =>
        string.IsNullOrEmpty(text) ? null : new StringValueNode(null, text, block: true);
}
