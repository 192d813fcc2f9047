namespace Cacao.Types.Authoring;

/// <summary>
/// A global id: of type <c>ID</c> in the schema, translated to and from the C# value by the
/// schema's <see cref="INodeIdSerializer"/>.
/// </summary>
/// <param name="typeName">
/// The node type whose ids are meant; null: on a property of an object type that type, elsewhere the
/// one whose id has the C# type, or else any.
/// </param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public class IDAttribute(string? typeName = null) : Attribute
{
    public string? TypeName { get; } = typeName;

    /// <summary>The runtime type behind the node type, where that is how it is named.</summary>
    internal virtual Type? NodeType => null;

    /// <summary>What an id that cannot be read means at this place.</summary>
    public InvalidId WhenInvalid { get; set; }
}

public sealed class IDAttribute<T> : IDAttribute
{
    internal override Type NodeType => typeof(T);
}

/// <summary>What an argument becomes whose text is no id, or the id of another type.</summary>
public enum InvalidId
{
    /// <summary>As <c>NodeOptions.WhenInvalid</c> says, which is <see cref="Refused"/> by default.</summary>
    Default,

    /// <summary>The request is refused with an error.</summary>
    Refused,

    /// <summary>
    /// An id struct of zeros, which no row has, also where the argument is nullable (null for a
    /// class), so that a malformed id is answered like one that does not exist.
    /// </summary>
    Unknown,
}

/// <summary>An object type with a global id, to be had by <c>node(id:)</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class NodeAttribute : Attribute
{
    /// <summary>The C# name of the id property.</summary>
    public string IdField { get; set; } = "Id";

    /// <summary>The C# name of the static method that finds a node by its id.</summary>
    public string? NodeResolver { get; set; }

    /// <summary>Where that method is; null: in the class itself.</summary>
    public Type? NodeResolverType { get; set; }
}

/// <summary>
/// The static method finds a node of the type by its id, the first parameter; null: there is none.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeResolverAttribute : Attribute;
