using System.Collections;
using System.Reflection;
using Cacao.Language;
using Cacao.Types.Authoring;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Types.Building;

/// <summary>Defaults of arguments and input fields: read from C#, written as literals.</summary>
internal static class DefaultValues
{
    public static void Read(InputValueConfiguration input, ICustomAttributeProvider source)
    {
        if (Attribute<DefaultValueSyntaxAttribute>(source) is { } syntax)
        {
            input.DefaultValue = Utf8GraphQLParser.ParseConstValue(syntax.Syntax);
        }
        else if (Attribute<DefaultValueAttribute>(source) is { } attribute)
        {
            input.HasDefaultRuntimeValue = true;
            input.DefaultRuntimeValue = attribute.Value;
        }
        else if (source is ParameterInfo { HasDefaultValue: true } parameter)
        {
            Read(input, parameter);
        }
    }

    /// <summary>The C# default of a parameter; <c>= null</c> on a nullable one says nothing new.</summary>
    private static void Read(InputValueConfiguration input, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var value = parameter.DefaultValue;
        if (value is null)
        {
            return;
        }

        input.HasDefaultRuntimeValue = true;
        input.DefaultRuntimeValue = (Nullable.GetUnderlyingType(type) ?? type)
            is { IsEnum: true } @enum
            ? Enum.ToObject(@enum, value)
            : value;
    }

    /// <summary>The literal of a C# value as one of the type.</summary>
    public static IValueNode ToLiteral(IType type, object? value) =>
        (type.NullableType(), value) switch
        {
            (_, null) => NullValueNode.Default,
            (ListType list, IEnumerable items) and (_, not string) => new ListValueNode(
                null,
                [.. items.Cast<object?>().Select(item => ToLiteral(list.ItemType, item))]
            ),
            (EnumType @enum, _) => new EnumValueNode(
                @enum.FindByRuntimeValue(value)?.Name
                    ?? throw new SchemaException($"{value} is no value of the enum {@enum.Name}.")
            ),
            (IdType, _) when value is not string => new StringValueNode(value.ToString()!),
            (ScalarType scalar, _) => scalar.ToLiteral(value),
            _ => throw new SchemaException(
                $"A default of type {type} is written with [DefaultValueSyntax]."
            ),
        };

    private static T? Attribute<T>(ICustomAttributeProvider source)
        where T : Attribute =>
        source.GetCustomAttributes(typeof(T), inherit: true) is [T attribute] ? attribute : null;
}
