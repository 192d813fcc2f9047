namespace Cacao.Types.Model;

/// <summary>Questions asked of types everywhere.</summary>
public static class TypeExtensions
{
    /// <summary>The named type inside all wrappers.</summary>
    public static NamedType NamedType(this IType type)
    {
        while (true)
        {
            switch (type)
            {
                case NonNullType nonNull:
                    type = nonNull.InnerType;
                    break;
                case ListType list:
                    type = list.ItemType;
                    break;
                default:
                    return (NamedType)type;
            }
        }
    }

    public static IType NullableType(this IType type) =>
        type is NonNullType nonNull ? nonNull.InnerType : type;

    public static bool IsInputType(this IType type) =>
        type.NamedType() is ScalarType or EnumType or InputObjectType;

    public static bool IsOutputType(this IType type) => type.NamedType() is not InputObjectType;

    public static bool IsLeafType(this IType type) => type is ScalarType or EnumType;

    public static bool IsCompositeType(this IType type) =>
        type is ObjectType or InterfaceType or UnionType;

    public static bool IsAbstractType(this IType type) => type is InterfaceType or UnionType;
}
