using Cacao.Types.Model;

namespace Cacao.Execution.Plans;

/// <summary>An output type taken apart once, so that writing a value asks no type questions.</summary>
internal sealed class OutputShape
{
    private OutputShape(ShapeKind kind, bool isNonNull, NamedType named, OutputShape? item)
    {
        Kind = kind;
        IsNonNull = isNonNull;
        Named = named;
        Item = item;
        Scalar = named as ScalarType;
        Enum = named as EnumType;
    }

    public ShapeKind Kind { get; }

    public bool IsNonNull { get; }

    /// <summary>The named type inside all lists.</summary>
    public NamedType Named { get; }

    public ScalarType? Scalar { get; }

    public EnumType? Enum { get; }

    /// <summary>Set where <see cref="Kind"/> is a list.</summary>
    public OutputShape? Item { get; }

    public static OutputShape Of(IType type)
    {
        var bare = type.NullableType();
        var isNonNull = type is NonNullType;
        return bare switch
        {
            ListType list => new(ShapeKind.List, isNonNull, list.NamedType(), Of(list.ItemType)),
            ScalarType scalar => new(ShapeKind.Scalar, isNonNull, scalar, null),
            EnumType @enum => new(ShapeKind.Enum, isNonNull, @enum, null),
            ObjectType @object => new(ShapeKind.Object, isNonNull, @object, null),
            _ => new(ShapeKind.Abstract, isNonNull, (NamedType)bare, null),
        };
    }
}

internal enum ShapeKind : byte
{
    Scalar,
    Enum,
    Object,
    Abstract,
    List,
}
