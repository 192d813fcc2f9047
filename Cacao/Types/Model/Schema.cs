using Cacao.Types.Directives;
using Cacao.Types.Introspection;

namespace Cacao.Types.Model;

/// <summary>A complete, immutable schema.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> _types;
    private readonly Dictionary<string, DirectiveType> _directives;
    private readonly Dictionary<NamedType, IReadOnlyList<ObjectType>> _possibleTypes = [];

    /// <summary>
    /// Introspection, the scalars that it needs and the specified directives are added where they
    /// are missing.
    /// </summary>
    internal Schema(
        ObjectType queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType,
        IReadOnlyList<NamedType> types,
        IReadOnlyList<DirectiveType> directives,
        string? description = null
    )
    {
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        _types = types.ToDictionary(type => type.Name, StringComparer.Ordinal);
        _directives = directives.ToDictionary(directive => directive.Name, StringComparer.Ordinal);
        Types =
        [
            .. types,
            .. IntrospectionTypes.All.Where(type => _types.TryAdd(type.Name, type)),
            .. IntrospectionTypes.Scalars.Where(type => _types.TryAdd(type.Name, type)),
        ];
        Directives =
        [
            .. SpecifiedDirectives.All.Where(type => _directives.TryAdd(type.Name, type)),
            .. directives,
        ];
        Description = description;
        foreach (var type in types)
        {
            if (type is UnionType union)
            {
                _possibleTypes[union] = union.Types;
            }
            else if (type is InterfaceType @interface)
            {
                _possibleTypes[@interface] =
                [
                    .. types.OfType<ObjectType>().Where(o => o.Implements(@interface)),
                ];
            }
        }
    }

    public string? Description { get; }

    public ObjectType QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    /// <summary>All named types, those of introspection included.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    public IReadOnlyList<DirectiveType> Directives { get; }

    /// <summary><c>__schema</c>, which the query type has beside its own fields.</summary>
    public static OutputField SchemaField => IntrospectionTypes.SchemaField;

    /// <summary><c>__type</c>, which the query type has beside its own fields.</summary>
    public static OutputField TypeField => IntrospectionTypes.TypeField;

    /// <summary><c>__typename</c>, which every object type, interface and union has.</summary>
    public static OutputField TypeNameField => IntrospectionTypes.TypeNameField;

    /// <summary>The field that a selection on the type may name, those of introspection included.</summary>
    public OutputField? FindField(NamedType type, string name) =>
        name switch
        {
            "__typename" when type.IsCompositeType() => TypeNameField,
            "__schema" when type == QueryType => SchemaField,
            "__type" when type == QueryType => TypeField,
            _ => (type as ComplexType)?.FindField(name),
        };

    public NamedType? FindType(string name) => _types.GetValueOrDefault(name);

    public DirectiveType? FindDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The object types that a value of the type may have; itself for an object type.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) =>
        type is ObjectType self ? [self] : _possibleTypes.GetValueOrDefault(type, []);
}
