using System.Reflection;
using System.Runtime.CompilerServices;
using Cacao.Language;
using Cacao.Types.Authoring;
using Cacao.Types.Conventions;

namespace Cacao.Types.Building;

/// <summary>
/// Reads the type of a member with its nullability. The attributes of the compiler are read directly:
/// <c>NullabilityInfoContext</c> costs a multiple, and a schema has thousands of members.
/// </summary>
internal sealed class MemberTypeReader(Func<Type, bool> isScalar)
{
    private const byte Annotated = 2;

    private readonly Dictionary<Type, byte> _contexts = [];

    public TypeReference OfProperty(PropertyInfo property) =>
        Overridden(RecordParameters.AttributesOf(property))
        ?? Read(property, property.PropertyType, Context(property.DeclaringType));

    public TypeReference OfResult(MethodInfo method)
    {
        if (Overridden(method) is { } overridden)
        {
            return overridden;
        }

        // The flags of the result are on the return parameter, our own attributes on the method.
        var type = Read(method.ReturnParameter, method.ReturnType, Context(method));
        return method.IsDefined(typeof(GraphQLNonNullTypeAttribute)) ? type.NonNull() : type;
    }

    public TypeReference OfParameter(ParameterInfo parameter) =>
        Overridden(parameter)
        ?? Read(parameter, parameter.ParameterType, Context((MethodBase)parameter.Member));

    /// <summary>A C# type on its own, as in <c>[GraphQLType&lt;T&gt;]</c>: nullable unless wrapped.</summary>
    public static TypeReference OfType(Type type) =>
        ResultTypes.IsGeneric(type, typeof(NonNullType<>))
            ? OfType(type.GetGenericArguments()[0]).NonNull()
        : ResultTypes.IsGeneric(type, typeof(ListType<>))
            ? OfType(type.GetGenericArguments()[0]).List()
        : TypeReference.Of(type);

    private TypeReference Read(ICustomAttributeProvider source, Type type, byte context)
    {
        var flags = source.GetCustomAttributes(typeof(NullableAttribute), inherit: false)
            is [NullableAttribute attribute]
            ? attribute.NullableFlags
            : [context];
        var index = 0;
        var reference = Read(type, flags, ref index);
        return source.IsDefined(typeof(GraphQLNonNullTypeAttribute), inherit: true)
            ? reference.NonNull()
            : reference;
    }

    // One flag for each reference type and generic value type, depth first; a single flag is for all.
    private TypeReference Read(Type type, byte[] flags, ref int index)
    {
        var underlying = Nullable.GetUnderlyingType(type);
        var isNullable = underlying is not null;
        type = underlying ?? type;
        if (!type.IsValueType)
        {
            var flag = flags.Length == 1 ? flags[0] : flags.ElementAtOrDefault(index);
            index++;
            isNullable = flag is 0 or Annotated;
        }
        else if (type.IsGenericType)
        {
            index++;
        }

        if (
            ResultTypes.IsGeneric(type, typeof(Task<>))
            || ResultTypes.IsGeneric(type, typeof(ValueTask<>))
        )
        {
            return Read(type.GetGenericArguments()[0], flags, ref index);
        }

        if (ResultTypes.IsGeneric(type, typeof(Optional<>)))
        {
            return Read(type.GetGenericArguments()[0], flags, ref index).Nullable();
        }

        var reference = ReadNamedOrList(type, flags, ref index);
        return isNullable ? reference : reference.NonNull();
    }

    private TypeReference ReadNamedOrList(Type type, byte[] flags, ref int index)
    {
        if (isScalar(type) || ResultTypes.ItemType(type) is not { } item)
        {
            return TypeReference.Of(type);
        }

        var isWritten =
            type.IsArray || (type.GetGenericArguments() is [var argument] && argument == item);
        if (isWritten)
        {
            return Read(item, flags, ref index).List();
        }

        // The items of a dictionary or of a class of its own carry no flags.
        var reference = TypeReference.Of(Nullable.GetUnderlyingType(item) ?? item);
        var isItemNonNull = item.IsValueType && Nullable.GetUnderlyingType(item) is null;
        return (isItemNonNull ? reference.NonNull() : reference).List();
    }

    private static TypeReference? Overridden(ICustomAttributeProvider source)
    {
        if (
            source.GetCustomAttributes(typeof(GraphQLTypeAttribute), inherit: true)
            is not [GraphQLTypeAttribute attribute, ..]
        )
        {
            return null;
        }

        return attribute.Type is { } type
            ? OfType(type)
            : TypeReference.Of(Utf8GraphQLParser.ParseType(attribute.TypeSyntax!));
    }

    private byte Context(MethodBase method) =>
        method.GetCustomAttribute<NullableContextAttribute>()?.Flag
        ?? Context(method.DeclaringType);

    private byte Context(Type? type)
    {
        if (type is null)
        {
            return 0;
        }

        if (!_contexts.TryGetValue(type, out var flag))
        {
            _contexts[type] = flag =
                type.GetCustomAttribute<NullableContextAttribute>(inherit: false)?.Flag
                ?? Context(type.DeclaringType);
        }

        return flag;
    }
}
