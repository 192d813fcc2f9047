using Cacao.Types.Authoring;
using Cacao.Types.Configuration;
using Cacao.Types.Conventions;
using Cacao.Types.Directives;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Types.Building;

/// <summary>
/// All types of the schema while it is built. Begins with the root types and what was registered, and
/// follows every reference; conventions run on each field before its references are followed.
/// </summary>
internal sealed class SchemaAssembly : ISchemaBuildContext
{
    private readonly Dictionary<string, TypeConfiguration> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DirectiveConfiguration> _directives = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, ScalarType> _scalars = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> _outputs = [];
    private readonly Dictionary<Type, string> _inputs = [];
    private readonly Dictionary<Type, ScalarType> _scalarBindings = [];
    private readonly Queue<ObjectConfiguration> _objects = new();
    private readonly Queue<InputObjectConfiguration> _inputObjects = new();
    private readonly TypeCatalog _catalog;
    private readonly ObjectReader _objectReader;
    private readonly InputObjectReader _inputReader;
    private readonly IReadOnlyList<IFieldConvention> _conventions;

    public SchemaAssembly(
        SchemaConfiguration configuration,
        TypeCatalog catalog,
        IServiceProvider services,
        ParameterBinder binder,
        IReadOnlyList<IFieldConvention> conventions
    )
    {
        Configuration = configuration;
        Services = services;
        _catalog = catalog;
        _conventions = [.. conventions.OrderBy(convention => convention.Order)];
        var reader = new MemberTypeReader(IsScalar);
        Fields = new FieldReader(reader, binder, configuration.Options.UseXmlDocumentation);
        _objectReader = new ObjectReader(Fields, catalog);
        _inputReader = new InputObjectReader(reader, Fields);
        BindScalars();
    }

    /// <summary>Called with each root type before its fields are looked at.</summary>
    public Action<ObjectConfiguration>? RootAdded { get; set; }

    /// <summary>Called with each object type and interface of the application likewise.</summary>
    public Action<ObjectConfiguration>? ObjectAdded { get; set; }

    public Action<InputObjectConfiguration>? InputObjectAdded { get; set; }

    public SchemaConfiguration Configuration { get; }

    public IServiceProvider Services { get; }

    public FieldReader Fields { get; }

    public IReadOnlyCollection<TypeConfiguration> Types => _types.Values;

    public IReadOnlyCollection<ScalarType> Scalars => _scalars.Values;

    public IReadOnlyCollection<DirectiveConfiguration> Directives => _directives.Values;

    /// <summary>Finds every type that belongs to the schema.</summary>
    public void Discover()
    {
        foreach (var name in (string[])["Query", "Mutation", "Subscription"])
        {
            if (_catalog.RootClasses(name) is { Count: > 0 } classes)
            {
                var root = _objectReader.ReadRoot(name, classes);
                Add(root);
                RootAdded?.Invoke(root);
            }
        }

        foreach (var type in _catalog.Outputs)
        {
            Ensure(TypeReference.Of(type), isInput: false);
        }

        foreach (var type in _catalog.Inputs)
        {
            Ensure(TypeReference.Of(type), isInput: true);
        }

        foreach (var type in _catalog.Directives)
        {
            Add(new DirectiveReader(_inputReader).Read(type));
        }

        Drain();
    }

    /// <summary>Processes what has been added since.</summary>
    public void Drain()
    {
        while (true)
        {
            if (_objects.TryDequeue(out var type))
            {
                Process(type);
            }
            else if (_inputObjects.TryDequeue(out var input))
            {
                input.Fields.ForEach(field => Ensure(field.Type, isInput: true));
            }
            else
            {
                return;
            }
        }
    }

    public string NameOf(Type runtimeType, bool isInput) =>
        Find(runtimeType, isInput)
        ?? (
            isInput && !runtimeType.IsEnum
                ? Naming.OfInput(runtimeType)
                : Naming.OfType(runtimeType, Configuration.Options.StripLeadingIFromInterface)
        );

    public bool HasType(string name) => _types.ContainsKey(name) || _scalars.ContainsKey(name);

    public ObjectConfiguration? ObjectOf(TypeReference reference) =>
        FindType(Ensure(reference, isInput: false)) as ObjectConfiguration;

    public TypeConfiguration? FindType(string name) => _types.GetValueOrDefault(name);

    public ObjectConfiguration? FindObject(Type runtimeType) =>
        _outputs.TryGetValue(runtimeType, out var name)
            ? _types.GetValueOrDefault(name) as ObjectConfiguration
            : null;

    public TypeReference AddObject(
        string name,
        Type runtimeType,
        Action<ObjectConfiguration> configure
    ) => AddComplex(name, runtimeType, isInterface: false, configure);

    public TypeReference AddInterface(
        string name,
        Type runtimeType,
        Action<ObjectConfiguration> configure
    ) => AddComplex(name, runtimeType, isInterface: true, configure);

    public TypeReference AddInputObject(
        string name,
        Type runtimeType,
        Action<InputObjectConfiguration> configure
    )
    {
        if (!HasType(name))
        {
            var input = new InputObjectConfiguration(name, runtimeType);
            _types.Add(name, input);
            configure(input);
            _inputObjects.Enqueue(input);
        }

        return TypeReference.Of(name);
    }

    public TypeReference AddEnum(
        string name,
        Type runtimeType,
        IReadOnlyList<(string Name, object Value, string Description)> values,
        string description
    )
    {
        if (!HasType(name))
        {
            var type = new EnumConfiguration(name, runtimeType) { Description = () => description };
            type.Values.AddRange(
                values.Select(value => new EnumValueConfiguration(value.Name, value.Value)
                {
                    Description = () => value.Description,
                })
            );
            _types.Add(name, type);
        }

        return TypeReference.Of(name);
    }

    public TypeReference AddUnion(
        string name,
        IReadOnlyList<TypeReference> types,
        string? description = null
    )
    {
        if (!HasType(name))
        {
            var union = new UnionConfiguration(name, typeof(object))
            {
                Description = description is null ? null : () => description,
            };
            union.Types.AddRange(types);
            _types.Add(name, union);
            foreach (var type in types)
            {
                Ensure(type, isInput: false);
            }
        }

        return TypeReference.Of(name);
    }

    /// <summary>The name of the type that a reference means, which is found if it is new.</summary>
    public string Ensure(TypeReference reference, bool isInput)
    {
        switch (reference.Innermost())
        {
            case TypeReference.Runtime runtime:
                return Find(runtime.Type, isInput) ?? Discover(runtime.Type, isInput);
            case TypeReference.Named named:
                if (!HasType(named.Name) && BuiltInScalars.Find(named.Name) is { } scalar)
                {
                    _scalars.Add(scalar.Name, scalar);
                }

                return named.Name;
            default:
                throw new InvalidOperationException($"{reference} has no innermost type.");
        }
    }

    public ScalarType? FindScalar(string name) => _scalars.GetValueOrDefault(name);

    private TypeReference AddComplex(
        string name,
        Type runtimeType,
        bool isInterface,
        Action<ObjectConfiguration> configure
    )
    {
        if (!HasType(name))
        {
            var type = new ObjectConfiguration(name, runtimeType, isInterface);
            configure(type);
            Add(type);
        }

        return TypeReference.Of(name);
    }

    private void Add(ObjectConfiguration type)
    {
        Claim(type);
        _objects.Enqueue(type);
    }

    private void Add(DirectiveConfiguration directive)
    {
        var isTaken =
            SpecifiedDirectives
                .All.Concat(CostDirectives.All)
                .Concat(IncrementalDirectives.EnabledBy(Configuration.Options))
                .Any(known => known.Name == directive.Name)
            || !_directives.TryAdd(directive.Name, directive);
        if (isTaken)
        {
            throw new SchemaException(
                $"The directive @{directive.Name} of {directive.RuntimeType} is there already."
            );
        }

        foreach (var argument in directive.Arguments)
        {
            Ensure(argument.Type, isInput: true);
        }
    }

    private void Claim(TypeConfiguration type)
    {
        if (!_types.TryAdd(type.Name, type))
        {
            throw new SchemaException(
                $"The name {type.Name} is taken twice, by {_types[type.Name].RuntimeType} and {type.RuntimeType}."
            );
        }
    }

    private void Process(ObjectConfiguration type)
    {
        // Conventions may add fields to the type they look at.
        for (var index = 0; index < type.Fields.Count; index++)
        {
            var field = type.Fields[index];
            foreach (var convention in _conventions)
            {
                convention.Apply(field, this);
            }

            Ensure(field.Type, isInput: false);
            foreach (var argument in field.Arguments)
            {
                EnsureArgument(field, argument);
            }
        }

        type.Interfaces.ForEach(reference => Ensure(reference, isInput: false));
        foreach (var @interface in type.RuntimeType.GetInterfaces())
        {
            if (IsDeclaredInterface(@interface))
            {
                Ensure(TypeReference.Of(@interface), isInput: false);
            }
        }
    }

    // The usual mistake is a service that was not registered, and so is taken for an argument.
    private void EnsureArgument(FieldConfiguration field, ArgumentConfiguration argument)
    {
        try
        {
            Ensure(argument.Type, isInput: true);
        }
        catch (SchemaException exception) when (argument.Parameter is not null)
        {
            throw new SchemaException(
                $"{field}({argument.Name}:) {exception.Message} If the parameter is a service, register it with the container."
            );
        }
    }

    private string Discover(Type type, bool isInput)
    {
        if (type.IsSubclassOf(typeof(ScalarType)))
        {
            return AddScalar((ScalarType)(BuiltIn(type) ?? Activator.CreateInstance(type)!)).Name;
        }

        if (BuiltInScalars.Find(type) is { } scalar)
        {
            return AddScalar(scalar).Name;
        }

        if (type.IsEnum)
        {
            var @enum = EnumReader.Read(type, NameOf(type, isInput), Fields);
            Claim(@enum);
            return _outputs[type] = _inputs[type] = @enum.Name;
        }

        if (IsForeign(type))
        {
            throw new SchemaException(
                $"The C# type {type} has no place in the schema; give it a scalar with BindRuntimeType or leave its members out with [GraphQLIgnore]."
            );
        }

        return isInput ? DiscoverInput(type) : DiscoverOutput(type);
    }

    private string DiscoverInput(Type type)
    {
        var name = NameOf(type, isInput: true);
        _inputs[type] = name;
        var input = _inputReader.Read(type, name);
        Claim(input);
        InputObjectAdded?.Invoke(input);
        _inputObjects.Enqueue(input);
        return name;
    }

    private string DiscoverOutput(Type type)
    {
        var name = NameOf(type, isInput: false);
        if (type.IsDefined(typeof(UnionTypeAttribute), inherit: false))
        {
            _outputs[type] = name;
            Claim(
                new UnionConfiguration(name, type)
                {
                    Attributes = type,
                    Description = Fields.DescriptionOf(type),
                }
            );
            return name;
        }

        var configuration = _objectReader.Read(
            type,
            name,
            isInterface: type.IsInterface || type.IsAbstract || IsDeclaredInterface(type)
        );
        _outputs[type] = configuration.Name;
        Add(configuration);
        ObjectAdded?.Invoke(configuration);
        return configuration.Name;
    }

    /// <summary>Interfaces that were declared as such; others become one when a field returns them.</summary>
    private bool IsDeclaredInterface(Type type) =>
        type.IsDefined(typeof(InterfaceTypeAttribute), inherit: false)
        || _catalog.Interfaces.Contains(type);

    // Types of the runtime: nobody means to show a Stream or a Type as an object.
    private static bool IsForeign(Type type) =>
        type == typeof(object)
        || type.IsPrimitive
        || type.IsPointer
        || type.IsSubclassOf(typeof(Delegate))
        || type.Namespace is "System" or "System.IO" or "System.Reflection" or "System.Threading"
        || type.Namespace is "System.Threading.Tasks";

    private bool IsScalar(Type type) =>
        _scalarBindings.ContainsKey(type) || BuiltInScalars.Find(type) is not null;

    private string? Find(Type type, bool isInput) =>
        _scalarBindings.TryGetValue(type, out var scalar)
            ? AddScalar(scalar).Name
            : (isInput ? _inputs : _outputs).GetValueOrDefault(type);

    private void BindScalars()
    {
        foreach (var type in _catalog.Scalars)
        {
            var scalar = (ScalarType)Activator.CreateInstance(type)!;
            _scalarBindings[type] = scalar;
            AddScalar(scalar);
            if (BuiltInScalars.Find(scalar.RuntimeType) is null)
            {
                _scalarBindings[scalar.RuntimeType] = scalar;
            }
        }

        foreach (var (runtimeType, type) in Configuration.RuntimeBindings)
        {
            if (!_scalarBindings.TryGetValue(type, out var scalar))
            {
                scalar = BuiltIn(type) ?? (ScalarType)Activator.CreateInstance(type)!;
                _scalarBindings[type] = scalar;
            }

            _scalarBindings[runtimeType] = scalar;
        }
    }

    private static ScalarType? BuiltIn(Type scalarClass) => BuiltInScalars.OfClass(scalarClass);

    private ScalarType AddScalar(ScalarType scalar)
    {
        if (_scalars.TryAdd(scalar.Name, scalar) || _scalars[scalar.Name] == scalar)
        {
            return scalar;
        }

        throw new SchemaException(
            $"The name {scalar.Name} is taken by two scalars, {_scalars[scalar.Name].GetType()} and {scalar.GetType()}."
        );
    }
}
