namespace Cacao.Types.Authoring;

/// <summary>Makes a class known as a type of the schema; found by <c>AddAssemblyTypes</c>.</summary>
public abstract class TypeDefinitionAttribute : Attribute
{
    private protected TypeDefinitionAttribute(string? name) => Name = name;

    /// <summary>Null: the name follows from the C# name.</summary>
    public string? Name { get; }
}

/// <summary>The members of the class are fields of a root type; many classes may add to one.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class OperationTypeAttribute : TypeDefinitionAttribute
{
    private protected OperationTypeAttribute(string name)
        : base(name) { }
}

public sealed class QueryTypeAttribute() : OperationTypeAttribute("Query");

public sealed class MutationTypeAttribute() : OperationTypeAttribute("Mutation");

public sealed class SubscriptionTypeAttribute() : OperationTypeAttribute("Subscription");

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public class ObjectTypeAttribute(string? name = null) : TypeDefinitionAttribute(name)
{
    /// <summary>The runtime type that the class describes; null: the class itself.</summary>
    internal virtual Type? Target => null;
}

/// <summary>
/// On a static class: an object type over <typeparamref name="T"/>. The public properties of
/// <typeparamref name="T"/> and the public static methods of the class are its fields; a static
/// method <c>Configure(IObjectTypeDescriptor&lt;T&gt;)</c> may say more.
/// </summary>
public sealed class ObjectTypeAttribute<T> : ObjectTypeAttribute
{
    internal override Type Target => typeof(T);
}

/// <summary>The members of the class are further fields of another type.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public class ExtendObjectTypeAttribute : TypeDefinitionAttribute
{
    public ExtendObjectTypeAttribute(Type extendsType)
        : base(null) => ExtendsType = extendsType;

    public ExtendObjectTypeAttribute(string name)
        : base(name) { }

    public Type? ExtendsType { get; }

    /// <summary>C# names of properties of the extended type that are no fields.</summary>
    public string[] IgnoreProperties { get; set; } = [];
}

public sealed class ExtendObjectTypeAttribute<T>() : ExtendObjectTypeAttribute(typeof(T));

[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class, Inherited = false)]
public class InterfaceTypeAttribute(string? name = null) : TypeDefinitionAttribute(name)
{
    internal virtual Type? Target => null;
}

public sealed class InterfaceTypeAttribute<T> : InterfaceTypeAttribute
{
    internal override Type Target => typeof(T);
}

/// <summary>On a marker interface or base class: a union of all object types that derive from it.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class, Inherited = false)]
public sealed class UnionTypeAttribute(string? name = null) : TypeDefinitionAttribute(name);

[AttributeUsage(AttributeTargets.Enum)]
public sealed class EnumTypeAttribute(string? name = null) : TypeDefinitionAttribute(name);

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class InputObjectTypeAttribute(string? name = null) : TypeDefinitionAttribute(name);

/// <summary>Exactly one field of the input object must be given.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OneOfAttribute : Attribute;
