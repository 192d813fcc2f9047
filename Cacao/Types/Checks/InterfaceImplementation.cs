using Cacao.Types.Model;

namespace Cacao.Types.Checks;

/// <summary>Whether a type keeps what an interface promises.</summary>
/// <remarks>https://spec.graphql.org/September2025/#IsValidImplementation()</remarks>
internal static class InterfaceImplementation
{
    public static IEnumerable<string> Errors(ComplexType type, InterfaceType @interface)
    {
        if (type == @interface)
        {
            yield return $"The interface {type.Name} cannot implement itself.";
            yield break;
        }

        foreach (var inherited in @interface.Interfaces.Where(i => !type.Implements(i)))
        {
            yield return $"{type.Name} implements {@interface.Name} and so must implement {inherited.Name}.";
        }

        foreach (var promised in @interface.Fields)
        {
            if (type.FindField(promised.Name) is not { } field)
            {
                yield return $"{type.Name} lacks the field {promised.Name} of the interface {@interface.Name}.";
                continue;
            }

            if (!IsSubtype(field.Type, promised.Type))
            {
                yield return $"{field} is {field.Type}, but the interface {@interface.Name} says {promised.Type}.";
            }

            foreach (var error in ArgumentErrors(field, promised))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<string> ArgumentErrors(OutputField field, OutputField promised)
    {
        foreach (var argument in promised.Arguments)
        {
            if (field.FindArgument(argument.Name) is not { } given)
            {
                yield return $"{field} lacks the argument {argument.Name} of {promised}.";
            }
            else if (given.Type.ToString() != argument.Type.ToString())
            {
                yield return $"{field}({given.Name}:) is {given.Type}, but {promised} says {argument.Type}.";
            }
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && promised.FindArgument(argument.Name) is null)
            {
                yield return $"{field}({argument.Name}:) is required, but {promised} does not have it.";
            }
        }
    }

    /// <remarks>https://spec.graphql.org/September2025/#IsSubType()</remarks>
    private static bool IsSubtype(IType type, IType promised) =>
        (type, promised) switch
        {
            (NonNullType nonNull, NonNullType other) => IsSubtype(
                nonNull.InnerType,
                other.InnerType
            ),
            (NonNullType nonNull, _) => IsSubtype(nonNull.InnerType, promised),
            (ListType list, ListType other) => IsSubtype(list.ItemType, other.ItemType),
            (ObjectType @object, UnionType union) => union.Types.Contains(@object),
            (ComplexType complex, InterfaceType @interface) => complex == @interface
                || complex.Implements(@interface),
            _ => type == promised,
        };
}
