using System.Reflection;
using Cacao.Types.Authoring;
using Cacao.Types.Configuration;
using Cacao.Types.Model;

namespace Cacao.Types.Building;

/// <summary>What was registered, sorted by what it means.</summary>
internal sealed class TypeCatalog
{
    private readonly Dictionary<string, List<Type>> _rootClasses = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, List<Type>> _extensions = [];
    private readonly Dictionary<string, List<Type>> _extensionsByName = new(StringComparer.Ordinal);
    private readonly HashSet<Type> _seen = [];

    public TypeCatalog(SchemaConfiguration configuration)
    {
        foreach (var (root, type) in configuration.Roots)
        {
            Add(_rootClasses, root, type);
        }

        foreach (var type in configuration.Types)
        {
            Add(type);
        }

        foreach (var assembly in configuration.Assemblies)
        {
            // By name, so that the schema does not depend on the order of compilation.
            foreach (
                var type in assembly
                    .GetTypes()
                    .Where(IsAuthored)
                    .OrderBy(type => type.FullName, StringComparer.Ordinal)
            )
            {
                Add(type);
            }
        }
    }

    /// <summary>Runtime types that are in the schema whether or not a field refers to them.</summary>
    public List<Type> Outputs { get; } = [];

    public List<Type> Inputs { get; } = [];

    /// <summary>Runtime types that are interfaces of the schema.</summary>
    public HashSet<Type> Interfaces { get; } = [];

    public List<Type> Scalars { get; } = [];

    public List<Type> Directives { get; } = [];

    public IReadOnlyList<Type> RootClasses(string name) => _rootClasses.GetValueOrDefault(name, []);

    /// <summary>Classes that add fields to the type.</summary>
    public IEnumerable<Type> Extensions(Type runtimeType, string name) =>
        _extensions
            .GetValueOrDefault(runtimeType, [])
            .Concat(_extensionsByName.GetValueOrDefault(name, []));

    private static bool IsAuthored(Type type) =>
        type.IsDefined(typeof(TypeDefinitionAttribute), inherit: false) || IsScalarClass(type);

    private static bool IsScalarClass(Type type) =>
        type is { IsAbstract: false, IsGenericTypeDefinition: false }
        && type.IsSubclassOf(typeof(ScalarType))
        && type.GetConstructor(Type.EmptyTypes) is not null;

    private void Add(Type type)
    {
        if (!_seen.Add(type))
        {
            return;
        }

        if (IsScalarClass(type))
        {
            Scalars.Add(type);
            return;
        }

        var attributes = type.GetCustomAttributes<TypeDefinitionAttribute>(inherit: false).ToList();
        foreach (var attribute in attributes)
        {
            Add(type, attribute);
        }

        if (attributes.Count == 0)
        {
            Outputs.Add(type);
        }
    }

    private void Add(Type type, TypeDefinitionAttribute attribute)
    {
        switch (attribute)
        {
            case OperationTypeAttribute root:
                Add(_rootClasses, root.Name!, type);
                break;
            case ObjectTypeAttribute { Target: { } target }:
                Add(_extensions, target, type);
                Outputs.Add(target);
                break;
            case InterfaceTypeAttribute { Target: { } target }:
                Add(_extensions, target, type);
                Interfaces.Add(target);
                Outputs.Add(target);
                break;
            case InterfaceTypeAttribute:
                Interfaces.Add(type);
                Outputs.Add(type);
                break;
            case ExtendObjectTypeAttribute { ExtendsType: { } target }:
                Add(_extensions, target, type);
                break;
            case ExtendObjectTypeAttribute extension:
                Add(
                    IsRoot(extension.Name!) ? _rootClasses : _extensionsByName,
                    extension.Name!,
                    type
                );
                break;
            case DirectiveTypeAttribute:
                Directives.Add(type);
                break;
            case InputObjectTypeAttribute:
                Inputs.Add(type);
                break;
            default:
                Outputs.Add(type);
                break;
        }
    }

    private static bool IsRoot(string name) => name is "Query" or "Mutation" or "Subscription";

    private static void Add<T>(Dictionary<T, List<Type>> lists, T key, Type type)
        where T : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        if (!list.Contains(type))
        {
            list.Add(type);
        }
    }
}
