using System.Reflection;
using Cacao.Language;

namespace Cacao.Types.Building;

/// <summary>An argument or an input field while the schema is being built.</summary>
public class InputValueConfiguration(string name, TypeReference type, Type runtimeType)
    : MemberConfiguration(name)
{
    public TypeReference Type { get; set; } = type;

    /// <summary>The C# type that the resolver wants.</summary>
    public Type RuntimeType { get; } = runtimeType;

    /// <summary>The default as written in SDL; wins over <see cref="DefaultRuntimeValue"/>.</summary>
    public IValueNode? DefaultValue { get; set; }

    public bool HasDefaultRuntimeValue { get; set; }

    /// <summary>The default as a C# value.</summary>
    public object? DefaultRuntimeValue { get; set; }

    /// <summary>Last step of coercion, after lists and converters; may throw a <c>GraphQLException</c>.</summary>
    public Func<object, object?>? Formatter { get; set; }
}

public sealed class ArgumentConfiguration(string name, TypeReference type, Type runtimeType)
    : InputValueConfiguration(name, type, runtimeType)
{
    /// <summary>The position that <c>IResolverContext.ArgumentValue(int)</c> takes; known once the field is complete.</summary>
    public int Index { get; internal set; } = -1;

    internal ParameterInfo? Parameter { get; set; }

    /// <summary>
    /// Set by the mutation convention: the value is this field of the argument at
    /// <see cref="Index"/>.
    /// </summary>
    internal int? InputFieldIndex { get; set; }
}

public sealed class InputFieldConfiguration(string name, TypeReference type, Type runtimeType)
    : InputValueConfiguration(name, type, runtimeType)
{
    public PropertyInfo? Property { get; set; }
}
