using Cacao.Types.Configuration;

namespace Cacao.Types.Building;

/// <summary>What a convention may ask for while the schema is built.</summary>
public interface ISchemaBuildContext
{
    SchemaConfiguration Configuration { get; }

    /// <summary>The application's root services.</summary>
    IServiceProvider Services { get; }

    /// <summary>The name that a C# type has in the schema.</summary>
    string NameOf(Type runtimeType, bool isInput);

    /// <summary>
    /// Adds an object type, or finds it: <paramref name="configure"/> runs only when the name is new.
    /// </summary>
    TypeReference AddObject(string name, Type runtimeType, Action<ObjectConfiguration> configure);

    /// <summary>The same for an interface.</summary>
    TypeReference AddInterface(
        string name,
        Type runtimeType,
        Action<ObjectConfiguration> configure
    );

    /// <summary>The same for an input object; without a factory its values are dictionaries.</summary>
    TypeReference AddInputObject(
        string name,
        Type runtimeType,
        Action<InputObjectConfiguration> configure
    );

    /// <summary>An enum whose values are given by name and runtime value.</summary>
    TypeReference AddEnum(
        string name,
        Type runtimeType,
        IReadOnlyList<(string Name, object Value, string Description)> values,
        string description
    );

    /// <summary>A union of object types.</summary>
    TypeReference AddUnion(
        string name,
        IReadOnlyList<TypeReference> types,
        string? description = null
    );

    /// <summary>
    /// The object type or interface that a reference means, wrappers aside; it is found if it is new.
    /// Null for other kinds of types.
    /// </summary>
    ObjectConfiguration? ObjectOf(TypeReference reference);

    /// <summary>True when a type of this name has been added or found already.</summary>
    bool HasType(string name);
}
