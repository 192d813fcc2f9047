using Cacao.Types.Model;

namespace Cacao.Validation;

/// <summary>Which types can stand for which.</summary>
internal static class TypeRelations
{
    /// <summary>Whether some object can be of both types.</summary>
    public static bool Overlap(this Schema schema, NamedType a, NamedType b)
    {
        if (a == b)
        {
            return true;
        }
        if (a.IsAbstractType() && b.IsAbstractType())
        {
            return schema.PossibleTypes(a).Any(type => schema.IsPossible(b, type));
        }
        return schema.IsSubType(a, b) || schema.IsSubType(b, a);
    }

    /// <summary>Whether the second is one of the types that the first, which is abstract, stands for.</summary>
    public static bool IsSubType(this Schema schema, NamedType general, NamedType special) =>
        general switch
        {
            InterfaceType type => special is ComplexType complex && complex.Implements(type),
            UnionType => special is ObjectType type && schema.IsPossible(general, type),
            _ => false,
        };

    /// <summary>Whether every value of the first is one of the second, wrappers included.</summary>
    public static bool IsSubTypeOf(this IType special, IType general, Schema schema) =>
        (special, general) switch
        {
            (NonNullType a, NonNullType b) => a.InnerType.IsSubTypeOf(b.InnerType, schema),
            (_, NonNullType) => false,
            (NonNullType a, _) => a.InnerType.IsSubTypeOf(general, schema),
            (ListType a, ListType b) => a.ItemType.IsSubTypeOf(b.ItemType, schema),
            (ListType, _) or (_, ListType) => false,
            (NamedType a, NamedType b) => a == b || schema.IsSubType(b, a),
            _ => false,
        };

    private static bool IsPossible(this Schema schema, NamedType general, ObjectType type) =>
        schema.PossibleTypes(general).Contains(type);
}

internal static class Coordinates
{
    /// <summary>
    /// <c>Type.field</c>
    /// (<see href="https://spec.graphql.org/September2025/#sec-Schema-Coordinates"/>); fields that no
    /// type declares have none.
    /// </summary>
    public static string Coordinate(this OutputField field) =>
        field.DeclaringType is null
            ? $"<meta>.{field.Name}"
            : $"{field.DeclaringType}.{field.Name}";
}
