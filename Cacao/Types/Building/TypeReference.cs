using Cacao.Language;

namespace Cacao.Types.Building;

/// <summary>A type of the schema while it is being built, when not every type exists yet.</summary>
public abstract record TypeReference
{
    private TypeReference() { }

    /// <summary>
    /// The type that a C# type has in the schema: <c>int</c> is <c>Int</c>, a class the object type
    /// (or, on an argument, the input type) over it. Lists and nullability are said by wrappers.
    /// </summary>
    public static TypeReference Of(Type runtimeType) => new Runtime(runtimeType);

    /// <summary>A type by its name in the schema.</summary>
    public static TypeReference Of(string name) => new Named(name);

    public static TypeReference Of(ITypeNode syntax) =>
        syntax switch
        {
            NonNullTypeNode nonNull => Of(nonNull.Type).NonNull(),
            ListTypeNode list => Of(list.Type).List(),
            NamedTypeNode named => Of(named.Name.Value),
            _ => throw new ArgumentException("An unknown kind of type.", nameof(syntax)),
        };

    public TypeReference NonNull() => this is NonNullOf ? this : new NonNullOf(this);

    public TypeReference Nullable() => this is NonNullOf nonNull ? nonNull.Inner : this;

    public TypeReference List() => new ListOf(this);

    /// <summary>The reference inside all wrappers.</summary>
    public TypeReference Innermost() =>
        this switch
        {
            NonNullOf nonNull => nonNull.Inner.Innermost(),
            ListOf list => list.Item.Innermost(),
            _ => this,
        };

    /// <summary>The same wrappers around another type.</summary>
    public TypeReference WithInnermost(TypeReference innermost) =>
        this switch
        {
            NonNullOf nonNull => nonNull.Inner.WithInnermost(innermost).NonNull(),
            ListOf list => list.Item.WithInnermost(innermost).List(),
            _ => innermost,
        };

    public sealed record Runtime(Type Type) : TypeReference;

    public sealed record Named(string Name) : TypeReference;

    public sealed record ListOf(TypeReference Item) : TypeReference;

    public sealed record NonNullOf(TypeReference Inner) : TypeReference;
}
