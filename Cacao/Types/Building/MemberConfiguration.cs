using System.Reflection;
using Cacao.Language;

namespace Cacao.Types.Building;

/// <summary>What all parts of a schema have while it is being built.</summary>
public abstract class MemberConfiguration(string name)
{
    public string Name { get; set; } = name;

    /// <summary>Asked for when the description is first needed, which most processes never do.</summary>
    public Func<string?>? Description { get; set; }

    public string? DeprecationReason { get; set; }

    /// <summary>Applied directives, as they are printed.</summary>
    public List<DirectiveNode> Directives { get; } = [];

    /// <summary>Instances of directive classes, applied by code.</summary>
    internal IReadOnlyList<object> DirectiveInstances { get; private set; } = [];

    /// <summary>Where the attributes come from; null for what conventions made.</summary>
    internal ICustomAttributeProvider? Attributes { get; set; }

    internal void ApplyDirective(object instance) =>
        DirectiveInstances = [.. DirectiveInstances, instance];

    /// <summary>The first attribute of the type on the C# member.</summary>
    public T? Attribute<T>()
        where T : Attribute => AttributeList<T>().FirstOrDefault();

    public IEnumerable<T> AttributeList<T>()
        where T : Attribute =>
        Attributes?.GetCustomAttributes(typeof(T), inherit: true).Cast<T>() ?? [];
}
