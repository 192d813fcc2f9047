using System.Collections.Frozen;
using System.Reflection;
using Cacao.Types.Authoring;
using Cacao.Types.Building;
using Cacao.Types.Conventions;
using Cacao.Types.Resolvers;

namespace Cacao.Types.NodeIds;

/// <summary>The node types of a schema: what their keys are and how a node is found by one.</summary>
internal sealed class NodeTypes
{
    private readonly Dictionary<string, NodeType> _byName = new(StringComparer.Ordinal);
    private FrozenDictionary<string, Type>? _keyTypes;

    /// <summary>The C# type of each node type's key, by the type's name; fixed once it has been asked for.</summary>
    public IReadOnlyDictionary<string, Type> KeyTypes =>
        _keyTypes ??= _byName.ToFrozenDictionary(
            entry => entry.Key,
            entry => entry.Value.KeyType,
            StringComparer.Ordinal
        );

    public IEnumerable<NodeType> All => _byName.Values;

    public NodeType? Find(string name) => _byName.GetValueOrDefault(name);

    public void Add(NodeType type) => _byName[type.Name] = type;

    /// <summary>The one type whose key has this C# type; null when there are several or it is a common type.</summary>
    public string? NameByKeyType(Type keyType)
    {
        if (keyType.Namespace == nameof(System))
        {
            return null;
        }

        var found = _byName.Values.Where(node => node.KeyType == keyType).Take(2).ToList();
        return found.Count == 1 ? found[0].Name : null;
    }
}

/// <summary>An object type that <c>node(id:)</c> can give.</summary>
internal sealed class NodeType(string name, Type keyType)
{
    private Func<NodeResolver>? _source;

    public string Name { get; } = name;

    public Type KeyType { get; } = keyType;

    /// <summary>Finds a node by its key; compiled when it is first used.</summary>
    public NodeResolver? Resolver => field ??= _source?.Invoke();

    public bool HasResolver => _source is not null;

    /// <summary>The method's first parameter that nothing else fills is the key.</summary>
    public void ResolveWith(MethodInfo method, ParameterBinder binder)
    {
        var sources = new List<ParameterSource>();
        if (!method.IsStatic)
        {
            sources.Add(new ParameterSource.Target(method.DeclaringType!, isParent: false));
        }

        var keys = 0;
        foreach (var parameter in method.GetParameters())
        {
            var source = binder.Bind(parameter);
            keys += source is null ? 1 : 0;
            sources.Add(source ?? new ParameterSource.NodeKey(parameter.ParameterType));
        }

        if (keys != 1)
        {
            throw new SchemaException(
                $"The node resolver {method.DeclaringType!.Name}.{method.Name} needs exactly one parameter for the id."
            );
        }

        _source = () => MemberCompiler.Node(method, sources);
    }

    /// <summary>The method of a node type's classes that finds it; null when there is none.</summary>
    public static MethodInfo? FindResolver(
        NodeAttribute attribute,
        IEnumerable<Type> classes,
        string typeName
    )
    {
        const BindingFlags Flags =
            BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.Static
            | BindingFlags.Instance;
        var methods = (attribute.NodeResolverType is { } type ? [type] : classes)
            .SelectMany(candidate => candidate.GetMethods(Flags))
            .ToList();
        if (attribute.NodeResolver is { } name)
        {
            return methods.Find(method => method.Name == name);
        }

        string[] usual = ["Get", "GetAsync", $"Get{typeName}", $"Get{typeName}Async"];
        return methods.Find(method => method.IsDefined(typeof(NodeResolverAttribute)))
            ?? methods.Find(method =>
                method.IsStatic
                && usual.Contains(method.Name, StringComparer.Ordinal)
                && ResultTypes.IsAsync(method.ReturnType)
                && method.GetParameters().Length > 0
            );
    }
}
