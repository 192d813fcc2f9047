namespace Cacao.Types.Authoring;

/// <summary>
/// Makes a class a directive of the schema: its properties are the arguments, with names, types,
/// defaults and descriptions as those of an input object. Register it with <c>AddDirectiveType</c>.
/// </summary>
/// <remarks>
/// A class that is an <see cref="Attribute"/> as well stands on the members that it is put on, by
/// their C# attribute; any other is applied with <c>descriptor.Directive(…)</c>.
/// https://spec.graphql.org/September2025/#sec-Type-System.Directives
/// </remarks>
/// <param name="name">Without the <c>@</c>; null: the class name without <c>Directive</c> or <c>Attribute</c>.</param>
/// <param name="location">Where it may stand.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DirectiveTypeAttribute(string? name, DirectiveLocation location)
    : TypeDefinitionAttribute(name)
{
    public DirectiveTypeAttribute(DirectiveLocation location)
        : this(null, location) { }

    public DirectiveLocation Location { get; } = location;

    /// <summary>It may stand more than once in one place; it may not unless this says so.</summary>
    public bool IsRepeatable { get; set; }
}

/// <summary>Where a directive may stand.</summary>
/// <remarks>https://spec.graphql.org/September2025/#DirectiveLocation</remarks>
[Flags]
public enum DirectiveLocation
{
    None = 0,
    Query = 1,
    Mutation = 1 << 1,
    Subscription = 1 << 2,
    Field = 1 << 3,
    FragmentDefinition = 1 << 4,
    FragmentSpread = 1 << 5,
    InlineFragment = 1 << 6,
    VariableDefinition = 1 << 7,
    Schema = 1 << 8,
    Scalar = 1 << 9,
    Object = 1 << 10,
    FieldDefinition = 1 << 11,
    ArgumentDefinition = 1 << 12,
    Interface = 1 << 13,
    Union = 1 << 14,
    Enum = 1 << 15,
    EnumValue = 1 << 16,
    InputObject = 1 << 17,
    InputFieldDefinition = 1 << 18,

    /// <summary>Any kind of operation.</summary>
    Operation = Query | Mutation | Subscription,

    /// <summary>Anywhere in a document that is executed.</summary>
    Executable =
        Operation
        | Field
        | FragmentDefinition
        | FragmentSpread
        | InlineFragment
        | VariableDefinition,

    /// <summary>Anywhere in a schema.</summary>
    TypeSystem =
        Schema
        | Scalar
        | Object
        | FieldDefinition
        | ArgumentDefinition
        | Interface
        | Union
        | Enum
        | EnumValue
        | InputObject
        | InputFieldDefinition,
}
