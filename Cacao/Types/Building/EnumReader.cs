using System.Reflection;
using Cacao.Types.Authoring;
using Cacao.Types.Conventions;

namespace Cacao.Types.Building;

/// <summary>An enum while the schema is being built.</summary>
internal sealed class EnumConfiguration(string name, Type runtimeType)
    : TypeConfiguration(name, runtimeType)
{
    public List<EnumValueConfiguration> Values { get; } = [];
}

internal sealed class EnumValueConfiguration(string name, object value) : MemberConfiguration(name)
{
    public object Value { get; } = value;
}

/// <summary>A union while the schema is being built.</summary>
internal sealed class UnionConfiguration(string name, Type runtimeType)
    : TypeConfiguration(name, runtimeType)
{
    /// <summary>Empty for a marker type: all object types that derive from it.</summary>
    public List<TypeReference> Types { get; } = [];
}

/// <summary>Makes enums of C# enums.</summary>
internal static class EnumReader
{
    public static EnumConfiguration Read(Type type, string name, FieldReader fields)
    {
        var @enum = new EnumConfiguration(name, type)
        {
            Attributes = type,
            Description = fields.DescriptionOf(type),
        };
        foreach (var member in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (member.IsDefined(typeof(GraphQLIgnoreAttribute)))
            {
                continue;
            }

            @enum.Values.Add(
                new EnumValueConfiguration(Naming.OfEnumValue(member), member.GetValue(null)!)
                {
                    Attributes = member,
                    DeprecationReason = FieldReader.DeprecationOf(member),
                    Description = fields.DescriptionOf(member),
                }
            );
        }

        return @enum;
    }
}
