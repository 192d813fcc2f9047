using Cacao.Language;

namespace Cacao.Types.Model;

/// <summary>A type with a name in the schema.</summary>
/// <remarks>
/// The model is built in two steps, because types refer to each other in circles: first every type
/// exists by name, then its members are set once; after <see cref="Schema"/> is built nothing changes.
/// </remarks>
public abstract class NamedType : IType
{
    public abstract TypeKind Kind { get; }

    public string Name { get; protected internal set; } = "";

    public string? Description
    {
        get => field ??= DescriptionSource?.Invoke();
        protected internal set;
    }

    /// <summary>Reads the description when it is first asked for.</summary>
    internal Func<string?>? DescriptionSource { get; set; }

    /// <summary>The C# type that values of this type have; <c>object</c> where none is bound.</summary>
    public Type RuntimeType { get; protected internal set; } = typeof(object);

    /// <summary>Applied directives in order, as they are printed (<c>@cost</c>, <c>@tag</c> …).</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; protected internal set; } = [];

    /// <summary>True for the types of the introspection system and for built-in scalars.</summary>
    public bool IsIntrospection => Name.StartsWith("__", StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>An object type or interface: what has output fields.</summary>
public abstract class ComplexType : NamedType
{
    private Dictionary<string, OutputField> _fieldsByName = [];

    /// <summary>In the order of declaration.</summary>
    public IReadOnlyList<OutputField> Fields
    {
        get;
        internal set
        {
            field = value;
            _fieldsByName = value.ToDictionary(f => f.Name, StringComparer.Ordinal);
        }
    } = [];

    /// <summary>All interfaces, those of its interfaces included.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];

    public OutputField? FindField(string name) => _fieldsByName.GetValueOrDefault(name);

    public bool Implements(InterfaceType type) => Interfaces.Contains(type);
}

public sealed class ObjectType : ComplexType
{
    public override TypeKind Kind => TypeKind.Object;

    /// <summary>
    /// Decides whether a runtime value is of this type, for abstract types; the default compares
    /// <see cref="NamedType.RuntimeType"/>.
    /// </summary>
    internal Func<object, bool>? IsTypeOf { get; set; }
}

public sealed class InterfaceType : ComplexType
{
    public override TypeKind Kind => TypeKind.Interface;
}

public sealed class UnionType : NamedType
{
    public override TypeKind Kind => TypeKind.Union;

    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];
}

public sealed class InputObjectType : NamedType
{
    private Dictionary<string, InputField> _fieldsByName = [];

    public override TypeKind Kind => TypeKind.InputObject;

    /// <summary>Exactly one field must be given, and it must not be null (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; internal set; }

    public IReadOnlyList<InputField> Fields
    {
        get;
        internal set
        {
            field = value;
            _fieldsByName = value.ToDictionary(f => f.Name, StringComparer.Ordinal);
        }
    } = [];

    /// <summary>
    /// Makes the runtime value from coerced field values in the order of <see cref="Fields"/>
    /// (<see cref="Unset.Value"/> where the field was left out and has no default). Without one,
    /// the runtime value is a dictionary of the fields that were set.
    /// </summary>
    internal Func<object?[], object>? CreateInstance { get; set; }

    public InputField? FindField(string name) => _fieldsByName.GetValueOrDefault(name);
}

/// <summary>Marks an input field that was left out, as opposed to one set to null.</summary>
public sealed class Unset
{
    private Unset() { }

    public static readonly Unset Value = new();
}
