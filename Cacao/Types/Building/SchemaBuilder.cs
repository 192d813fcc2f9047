using Cacao.Types.Authoring;
using Cacao.Types.Checks;
using Cacao.Types.Configuration;
using Cacao.Types.Model;
using Cacao.Types.Mutations;
using Cacao.Types.NodeIds;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Types.Building;

/// <summary>Builds the schema in the steps that <see cref="Build"/> lists.</summary>
internal sealed class SchemaBuilder
{
    private readonly SchemaConfiguration _configuration;
    private readonly TypeCatalog _catalog;
    private readonly ParameterBinder _binder;
    private readonly NodeTypes _nodes = new();
    private readonly NodeIdTranslator? _translator;
    private readonly NodeIdConvention _ids;
    private readonly SchemaAssembly _assembly;

    private SchemaBuilder(SchemaConfiguration configuration, IServiceProvider services)
    {
        _configuration = configuration;
        _catalog = new TypeCatalog(configuration);
        _binder = new ParameterBinder(
            configuration.ParameterBindings,
            services.GetService<IServiceProviderIsService>()
        );
        _translator = configuration.Nodes is { } options
            ? new NodeIdTranslator(
                services.GetRequiredService<INodeIdSerializer>(),
                _nodes,
                options
            )
            : null;
        _ids = new NodeIdConvention(_translator);
        _assembly = new SchemaAssembly(
            configuration,
            _catalog,
            services,
            _binder,
            [
                _ids,
                new DirectiveConvention(),
                new SubscribeConvention(),
                new MutationConvention(),
                .. configuration.FieldConventions,
                new CostConvention(configuration.Feature<CostOptions>()),
            ]
        );
    }

    /// <exception cref="SchemaException">The types make no valid schema.</exception>
    public static Schema Build(SchemaConfiguration configuration, IServiceProvider services)
    {
        var builder = new SchemaBuilder(configuration, services);
        builder.Discover();
        builder.LinkInterfaces();
        builder.LinkUnions();
        var schema = new SchemaCompleter(builder._assembly, configuration).Complete();
        SchemaValidator.Validate(schema);
        return schema;
    }

    private void Discover()
    {
        _assembly.ObjectAdded = AddNode;
        _assembly.InputObjectAdded = input =>
            input.Fields.ForEach(field => _ids.Apply(field, _assembly));
        if (_translator is not null && _configuration.Nodes!.AddNodeFields)
        {
            _assembly.RootAdded = root =>
            {
                if (root.Name == "Query")
                {
                    NodeFields.AddInterface(_assembly);
                    var batchSizeMax = _configuration.Options.MaxAllowedNodeBatchSize;
                    new NodeFields(_nodes, _translator, batchSizeMax).AddTo(root);
                }
            };
        }

        _assembly.Discover();
        AddNodeResolversOfQueries();
        if (_translator is null || !_configuration.Options.EnsureAllNodesCanBeResolved)
        {
            return;
        }

        if (_nodes.All.FirstOrDefault(node => !node.HasResolver) is { } node)
        {
            throw new SchemaException(
                $"The node type {node.Name} has no node resolver: mark a static method that takes the id with [NodeResolver]."
            );
        }
    }

    // A class with [Node] is a node; so is one that implements an interface with it by its own attribute.
    private void AddNode(ObjectConfiguration type)
    {
        if (
            _translator is null
            || type.IsInterface
            || type.Attribute<NodeAttribute>() is not { } node
        )
        {
            return;
        }

        var id = type.Fields.Find(field =>
            field.Member?.Name == node.IdField || field.Name == "id"
        );
        if (id is null)
        {
            throw new SchemaException($"The node type {type.Name} has no property {node.IdField}.");
        }

        id.Name = "id";
        id.Type = id.Type.NonNull();
        if (id.Attribute<IDAttribute>() is null && id.Feature<IDAttribute>() is null)
        {
            id.SetFeature(new IDAttribute());
        }

        type.Interfaces.Add(NodeFields.AddInterface(_assembly));
        var nodeType = new NodeType(
            type.Name,
            Nullable.GetUnderlyingType(id.ResultType) ?? id.ResultType
        );
        var classes = _catalog.Extensions(type.RuntimeType, type.Name).Append(type.RuntimeType);
        if (NodeType.FindResolver(node, classes, type.Name) is { } resolver)
        {
            nodeType.ResolveWith(resolver, _binder);
        }

        _nodes.Add(nodeType);
    }

    // [NodeResolver] on a query field makes the field's type a node that is found by it.
    private void AddNodeResolversOfQueries()
    {
        foreach (var type in _catalog.RootClasses("Query"))
        {
            foreach (
                var method in type.GetMethods()
                    .Where(method => method.IsDefined(typeof(NodeResolverAttribute), inherit: true))
            )
            {
                var result = Conventions.ResultTypes.Unwrap(method.ReturnType);
                if (
                    _assembly.FindObject(result) is { } found
                    && _nodes.Find(found.Name) is { HasResolver: false } node
                )
                {
                    node.ResolveWith(method, _binder);
                }
            }
        }
    }

    /// <summary>Object types implement the interfaces that their C# types do, with all their fields.</summary>
    private void LinkInterfaces()
    {
        var complex = _assembly.Types.OfType<ObjectConfiguration>().ToList();
        foreach (var type in complex)
        {
            foreach (var @interface in complex.Where(other => other.IsInterface && other != type))
            {
                var isImplemented =
                    @interface.RuntimeType != typeof(object)
                    && @interface.RuntimeType.IsAssignableFrom(type.RuntimeType);
                var reference = TypeReference.Of(@interface.Name);
                if (isImplemented && !type.Interfaces.Exists(known => Names(known, @interface)))
                {
                    type.Interfaces.Add(reference);
                }
            }
        }

        foreach (var type in complex)
        {
            foreach (var @interface in complex.Where(other => Implements(type, other)))
            {
                foreach (var promised in @interface.Fields)
                {
                    if (type.Field(promised.Name) is { } field && promised.Description is { } text)
                    {
                        var own = field.Description;
                        field.Description = () => own?.Invoke() ?? text();
                    }
                }

                type.Fields.AddRange(
                    @interface
                        .Fields.Where(field =>
                            type.Field(field.Name) is null && field.Binding is not null
                        )
                        .Select(field => field.CopyTo(type))
                );
            }
        }
    }

    private bool Implements(ObjectConfiguration type, ObjectConfiguration @interface) =>
        type.Interfaces.Exists(reference => Names(reference, @interface));

    private bool Names(TypeReference reference, ObjectConfiguration type) =>
        _assembly.Ensure(reference, isInput: false) == type.Name;

    /// <summary>A marker type is a union of the object types that derive from it.</summary>
    private void LinkUnions()
    {
        var objects = _assembly
            .Types.OfType<ObjectConfiguration>()
            .Where(type => !type.IsInterface)
            .ToList();
        foreach (var union in _assembly.Types.OfType<UnionConfiguration>())
        {
            if (union.Types.Count == 0 && union.RuntimeType != typeof(object))
            {
                union.Types.AddRange(
                    objects
                        .Where(type => union.RuntimeType.IsAssignableFrom(type.RuntimeType))
                        .OrderBy(type => type.Name, StringComparer.Ordinal)
                        .Select(type => TypeReference.Of(type.Name))
                );
            }
        }
    }
}
