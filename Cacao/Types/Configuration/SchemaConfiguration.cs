using System.Reflection;
using Cacao.Errors;
using Cacao.Types.Building;

namespace Cacao.Types.Configuration;

/// <summary>
/// Everything that was said to the builder: what the schema is built from, and the options of the
/// other stages (<see cref="Feature{T}"/>).
/// </summary>
public sealed class SchemaConfiguration(string name)
{
    private readonly Dictionary<Type, object> _features = [];

    public string Name { get; } = name;

    public SchemaOptions Options { get; } = new();

    /// <summary>What stands above <c>schema { … }</c>; null: nothing.</summary>
    public string? Description { get; set; }

    /// <summary>Classes whose members are fields of a root type, beside the attributed ones.</summary>
    public List<(string RootName, Type Type)> Roots { get; } = [];

    /// <summary>Attributed classes, runtime types and scalar classes, in order of registration.</summary>
    public List<Type> Types { get; } = [];

    /// <summary>Their attributed types are found when the schema is built.</summary>
    public List<Assembly> Assemblies { get; } = [];

    /// <summary>Which class is the type of the schema for a C# type; the last word counts.</summary>
    public Dictionary<Type, Type> RuntimeBindings { get; } = [];

    public List<TypeConverter> Converters { get; } = [];

    public List<IFieldConvention> FieldConventions { get; } = [];

    public List<IParameterBinding> ParameterBindings { get; } = [];

    public List<Func<IServiceProvider, IErrorFilter>> ErrorFilters { get; } = [];

    /// <summary>Null: mutations stay as they are written.</summary>
    public MutationConventionOptions? MutationConventions { get; set; }

    /// <summary>The C# interface that every error type implements; null: <c>interface Error { message: String! }</c>.</summary>
    public Type? ErrorInterface { get; set; }

    /// <summary>Null: ids are plain, and there is no <c>node</c> field.</summary>
    public NodeOptions? Nodes { get; set; }

    /// <summary>The options object of another stage, made when it is first asked for.</summary>
    public T Feature<T>()
        where T : class, new()
    {
        if (!_features.TryGetValue(typeof(T), out var feature))
        {
            _features[typeof(T)] = feature = new T();
        }

        return (T)feature;
    }
}

/// <summary>Translates values of one C# type to another, for scalars over custom types.</summary>
public sealed record TypeConverter(Type From, Type To, Delegate Convert);
