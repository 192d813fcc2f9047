namespace Cacao.Types.Model;

/// <summary>Anything that can stand in a type position: a named type or a wrapper around one.</summary>
public interface IType
{
    TypeKind Kind { get; }
}

/// <summary>The kinds of <c>__TypeKind</c>.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Type-Kinds</remarks>
public enum TypeKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
    List,
    NonNull,
}

/// <summary>A list of <see cref="ItemType"/>.</summary>
public sealed class ListType(IType itemType) : IType
{
    public TypeKind Kind => TypeKind.List;

    public IType ItemType { get; } = itemType;

    public override string ToString() => $"[{ItemType}]";
}

/// <summary>The type without null; never wraps another <see cref="NonNullType"/>.</summary>
public sealed class NonNullType(IType innerType) : IType
{
    public TypeKind Kind => TypeKind.NonNull;

    public IType InnerType { get; } =
        innerType is NonNullType
            ? throw new ArgumentException("A non-null type cannot wrap another.", nameof(innerType))
            : innerType;

    public override string ToString() => $"{InnerType}!";
}
