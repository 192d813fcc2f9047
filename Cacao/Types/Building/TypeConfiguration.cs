using Cacao.Types.Resolvers;

namespace Cacao.Types.Building;

/// <summary>A named type while the schema is being built.</summary>
public abstract class TypeConfiguration(string name, Type runtimeType) : MemberConfiguration(name)
{
    public Type RuntimeType { get; } = runtimeType;
}

/// <summary>A scalar class of the application, for the attributes on it.</summary>
internal sealed class ScalarConfiguration(string name, Type runtimeType)
    : TypeConfiguration(name, runtimeType);

/// <summary>An object type or interface while the schema is being built.</summary>
public sealed class ObjectConfiguration(string name, Type runtimeType, bool isInterface)
    : TypeConfiguration(name, runtimeType)
{
    public bool IsInterface { get; } = isInterface;

    public List<FieldConfiguration> Fields { get; } = [];

    /// <summary>Interfaces that it implements, by reference.</summary>
    public List<TypeReference> Interfaces { get; } = [];

    /// <summary>Decides for a value behind an abstract type; the default looks at its C# type.</summary>
    public Func<object, bool>? IsTypeOf { get; set; }

    public FieldConfiguration? Field(string name) =>
        Fields.Find(field => string.Equals(field.Name, name, StringComparison.Ordinal));

    /// <summary>Adds a field that is a cheap function of the parent.</summary>
    public FieldConfiguration AddField(string name, TypeReference type, PureResolver resolver)
    {
        var field = new FieldConfiguration(name, type, this) { Pure = resolver };
        Fields.Add(field);
        return field;
    }

    /// <summary>Adds a field with a general resolver.</summary>
    public FieldConfiguration AddField(string name, TypeReference type, FieldResolver resolver)
    {
        var field = new FieldConfiguration(name, type, this) { Resolver = resolver };
        Fields.Add(field);
        return field;
    }
}

public sealed class InputObjectConfiguration(string name, Type runtimeType)
    : TypeConfiguration(name, runtimeType)
{
    public bool IsOneOf { get; set; }

    public List<InputFieldConfiguration> Fields { get; } = [];

    /// <summary>
    /// Makes the value from those of the fields, in their order (<c>Unset.Value</c> where one was
    /// left out); null: a dictionary of the fields that were set.
    /// </summary>
    public Func<object?[], object>? CreateInstance { get; set; }

    public InputFieldConfiguration AddField(string name, TypeReference type, Type runtimeType)
    {
        var field = new InputFieldConfiguration(name, type, runtimeType);
        Fields.Add(field);
        return field;
    }
}
