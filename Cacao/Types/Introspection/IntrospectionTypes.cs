using Cacao.Language;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Types.Introspection;

/// <summary>The types of the introspection system, over the model itself; shared by all schemas.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Schema-Introspection</remarks>
internal static class IntrospectionTypes
{
    private static readonly EnumType TypeKindType = TypeKindEnum();
    private static readonly EnumType LocationType = DirectiveLocationEnum();
    private static readonly ObjectType SchemaType = New<Schema>(
        "__Schema",
        IntrospectionTexts.Schema
    );
    private static readonly ObjectType TypeType = New<IType>("__Type", IntrospectionTexts.Type);
    private static readonly ObjectType FieldType = New<OutputField>(
        "__Field",
        IntrospectionTexts.Field
    );
    private static readonly ObjectType InputValueType = New<InputValue>(
        "__InputValue",
        IntrospectionTexts.InputValue
    );
    private static readonly ObjectType EnumValueType = New<EnumValue>(
        "__EnumValue",
        IntrospectionTexts.EnumValue
    );
    private static readonly ObjectType DirectiveType = New<DirectiveType>(
        "__Directive",
        IntrospectionTexts.Directive
    );

    static IntrospectionTypes()
    {
        SchemaType.Fields = SchemaFields();
        TypeType.Fields = [.. TypeFields(), .. TypeListFields()];
        FieldType.Fields = FieldFields();
        InputValueType.Fields = InputValueFields();
        EnumValueType.Fields = EnumValueFields();
        DirectiveType.Fields = DirectiveFields();
        foreach (var type in All.OfType<ObjectType>())
        {
            foreach (var field in type.Fields)
            {
                field.DeclaringType = type;
                field.Description = IntrospectionTexts.Of(type.Name, field.Name);
            }
        }

        foreach (var type in All.OfType<EnumType>())
        {
            foreach (var value in type.Values)
            {
                value.Description = IntrospectionTexts.Of(type.Name, value.Name);
            }
        }
    }

    /// <summary>In the order of the specification.</summary>
    public static IReadOnlyList<NamedType> All { get; } =
    [
        SchemaType,
        TypeType,
        TypeKindType,
        FieldType,
        InputValueType,
        EnumValueType,
        DirectiveType,
        LocationType,
    ];

    /// <summary>What the fields above give.</summary>
    public static IReadOnlyList<ScalarType> Scalars { get; } =
    [BuiltInScalars.String, BuiltInScalars.Boolean];

    /// <summary><c>__schema</c> on the query type.</summary>
    public static OutputField SchemaField { get; } =
        new("__schema")
        {
            Type = NonNull(SchemaType),
            Description = "Access the current type schema of this server.",
            Resolver = context => new(context.Schema),
        };

    /// <summary><c>__type</c> on the query type.</summary>
    public static OutputField TypeField { get; } =
        new("__type")
        {
            Type = TypeType,
            Description = "Request the type information of a single type.",
            Arguments = [new("name") { Type = NonNull(BuiltInScalars.String) }],
            Resolver = context => new(context.Schema.FindType((string)context.ArgumentValue(0)!)),
        };

    /// <summary><c>__typename</c> on every composite type.</summary>
    public static OutputField TypeNameField { get; } =
        new("__typename")
        {
            Type = NonNull(BuiltInScalars.String),
            Description = "The name of the current Object type at runtime.",
            Resolver = context => new(context.ObjectType.Name),
        };

    private static OutputField[] SchemaFields() =>
        [
            Pure<Schema>("description", BuiltInScalars.String, schema => schema.Description),
            Pure<Schema>("types", NonNullList(TypeType), schema => schema.Types),
            Pure<Schema>("queryType", NonNull(TypeType), schema => schema.QueryType),
            Pure<Schema>("mutationType", TypeType, schema => schema.MutationType),
            Pure<Schema>("subscriptionType", TypeType, schema => schema.SubscriptionType),
            Pure<Schema>("directives", NonNullList(DirectiveType), schema => schema.Directives),
        ];

    private static OutputField[] TypeFields() =>
        [
            Pure<IType>("kind", NonNull(TypeKindType), type => type.Kind),
            Pure<IType>("name", BuiltInScalars.String, type => (type as NamedType)?.Name),
            Pure<IType>(
                "description",
                BuiltInScalars.String,
                type => (type as NamedType)?.Description
            ),
            Pure<IType>(
                "specifiedByURL",
                BuiltInScalars.String,
                type => (type as ScalarType)?.SpecifiedBy?.OriginalString
            ),
        ];

    private static OutputField[] TypeListFields() =>
        [
            Deprecatable<IType, OutputField>(
                "fields",
                List(FieldType),
                type => (type as ComplexType)?.Fields,
                field => field.DeprecationReason
            ),
            Pure<IType>("interfaces", List(TypeType), type => (type as ComplexType)?.Interfaces),
            new("possibleTypes")
            {
                Type = List(TypeType),
                Resolver = context =>
                    new(
                        context.Parent<IType>() is NamedType named && named.IsAbstractType()
                            ? context.Schema.PossibleTypes(named)
                            : null
                    ),
            },
            Deprecatable<IType, EnumValue>(
                "enumValues",
                List(EnumValueType),
                type => (type as EnumType)?.Values,
                value => value.DeprecationReason
            ),
            Deprecatable<IType, InputValue>(
                "inputFields",
                List(InputValueType),
                type => (type as InputObjectType)?.Fields,
                field => field.DeprecationReason
            ),
            Pure<IType>(
                "ofType",
                TypeType,
                type =>
                    type switch
                    {
                        ListType list => list.ItemType,
                        NonNullType nonNull => nonNull.InnerType,
                        _ => null,
                    }
            ),
            Pure<IType>(
                "isOneOf",
                BuiltInScalars.Boolean,
                type => type is InputObjectType input ? input.IsOneOf : null
            ),
        ];

    private static OutputField[] FieldFields() =>
        [
            Pure<OutputField>("name", NonNull(BuiltInScalars.String), field => field.Name),
            Pure<OutputField>("description", BuiltInScalars.String, field => field.Description),
            Deprecatable<OutputField, InputValue>(
                "args",
                NonNullList(InputValueType),
                field => field.Arguments,
                argument => argument.DeprecationReason
            ),
            Pure<OutputField>("type", NonNull(TypeType), field => field.Type),
            .. Deprecation<OutputField>(field => field.DeprecationReason),
        ];

    private static OutputField[] InputValueFields() =>
        [
            Pure<InputValue>("name", NonNull(BuiltInScalars.String), value => value.Name),
            Pure<InputValue>("description", BuiltInScalars.String, value => value.Description),
            Pure<InputValue>("type", NonNull(TypeType), value => value.Type),
            Pure<InputValue>(
                "defaultValue",
                BuiltInScalars.String,
                value => value.DefaultValue is { } literal ? SyntaxPrinter.Print(literal) : null
            ),
            .. Deprecation<InputValue>(value => value.DeprecationReason),
        ];

    private static OutputField[] EnumValueFields() =>
        [
            Pure<EnumValue>("name", NonNull(BuiltInScalars.String), value => value.Name),
            Pure<EnumValue>("description", BuiltInScalars.String, value => value.Description),
            .. Deprecation<EnumValue>(value => value.DeprecationReason),
        ];

    private static OutputField[] DirectiveFields() =>
        [
            Pure<DirectiveType>("name", NonNull(BuiltInScalars.String), type => type.Name),
            Pure<DirectiveType>("description", BuiltInScalars.String, type => type.Description),
            Pure<DirectiveType>(
                "isRepeatable",
                NonNull(BuiltInScalars.Boolean),
                type => type.IsRepeatable
            ),
            Pure<DirectiveType>("locations", NonNullList(LocationType), type => type.Locations),
            Deprecatable<DirectiveType, InputValue>(
                "args",
                NonNullList(InputValueType),
                type => type.Arguments,
                argument => argument.DeprecationReason
            ),
        ];

    private static OutputField[] Deprecation<T>(Func<T, string?> reason)
        where T : class =>
        [
            Pure<T>(
                "isDeprecated",
                NonNull(BuiltInScalars.Boolean),
                value => reason(value) is not null
            ),
            Pure<T>("deprecationReason", BuiltInScalars.String, reason),
        ];

    private static OutputField Pure<T>(string name, IType type, Func<T, object?> resolve)
        where T : class => new(name) { Type = type, Pure = parent => resolve((T)parent) };

    /// <summary>A list that leaves out what is deprecated unless it is asked for.</summary>
    private static OutputField Deprecatable<T, TItem>(
        string name,
        IType type,
        Func<T, IReadOnlyList<TItem>?> items,
        Func<TItem, string?> reason
    )
        where T : class =>
        new(name)
        {
            Type = type,
            Arguments =
            [
                new("includeDeprecated")
                {
                    Type = NonNull(BuiltInScalars.Boolean),
                    RuntimeType = typeof(bool),
                    DefaultValue = BooleanValueNode.False,
                },
            ],
            Resolver = context =>
            {
                var all = items(context.Parent<T>());
                return new(
                    all is null || context.ArgumentValue(0) is true
                        ? all
                        : (IReadOnlyList<TItem>)[.. all.Where(item => reason(item) is null)]
                );
            },
        };

    private static ObjectType New<T>(string name, string description) =>
        new()
        {
            Name = name,
            Description = description,
            RuntimeType = typeof(T),
        };

    private static EnumType TypeKindEnum() =>
        new()
        {
            Name = "__TypeKind",
            Description = IntrospectionTexts.TypeKind,
            RuntimeType = typeof(TypeKind),
            Values =
            [
                new("SCALAR", TypeKind.Scalar),
                new("OBJECT", TypeKind.Object),
                new("INTERFACE", TypeKind.Interface),
                new("UNION", TypeKind.Union),
                new("ENUM", TypeKind.Enum),
                new("INPUT_OBJECT", TypeKind.InputObject),
                new("LIST", TypeKind.List),
                new("NON_NULL", TypeKind.NonNull),
            ],
        };

    private static EnumType DirectiveLocationEnum() =>
        new()
        {
            Name = "__DirectiveLocation",
            Description = IntrospectionTexts.DirectiveLocation,
            RuntimeType = typeof(string),
            Values = [.. DirectiveLocationNames.All.Select(name => new EnumValue(name, name))],
        };

    private static NonNullType NonNull(IType type) => new(type);

    private static ListType List(NamedType type) => new(NonNull(type));

    private static NonNullType NonNullList(NamedType type) => NonNull(List(type));
}
