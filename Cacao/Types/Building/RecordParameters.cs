using System.Reflection;

namespace Cacao.Types.Building;

/// <summary>
/// In a positional record an attribute stands on the parameter unless <c>property:</c> is said; it is
/// meant for the property all the same.
/// </summary>
internal static class RecordParameters
{
    /// <summary>The attributes of the member, and of its parameter.</summary>
    public static ICustomAttributeProvider AttributesOf(MemberInfo member) =>
        member is PropertyInfo property && Find(property) is { } parameter
            ? new MemberAndParameter(property, parameter)
            : member;

    private static ParameterInfo? Find(PropertyInfo property)
    {
        if (property.DeclaringType is not { } type || property.SetMethod is null)
        {
            return null;
        }

        // A positional property has the name and type of a parameter, and cannot be anything else.
        foreach (var constructor in type.GetConstructors())
        {
            foreach (var parameter in constructor.GetParameters())
            {
                if (
                    parameter.Name == property.Name
                    && parameter.ParameterType == property.PropertyType
                )
                {
                    return parameter;
                }
            }
        }

        return null;
    }
}

/// <summary>In a positional record an attribute may stand on the property or on the parameter.</summary>
internal sealed class MemberAndParameter(PropertyInfo property, ParameterInfo parameter)
    : ICustomAttributeProvider
{
    public object[] GetCustomAttributes(bool inherit) =>
        [.. property.GetCustomAttributes(inherit), .. parameter.GetCustomAttributes(inherit)];

    public object[] GetCustomAttributes(Type attributeType, bool inherit) =>
        [
            .. property.GetCustomAttributes(attributeType, inherit),
            .. parameter.GetCustomAttributes(attributeType, inherit),
        ];

    public bool IsDefined(Type attributeType, bool inherit) =>
        property.IsDefined(attributeType, inherit) || parameter.IsDefined(attributeType, inherit);
}
