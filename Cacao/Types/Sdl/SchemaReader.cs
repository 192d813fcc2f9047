using Cacao.Language;
using Cacao.Types.Directives;
using Cacao.Types.Introspection;
using Cacao.Types.Model;
using Cacao.Types.Scalars;

namespace Cacao.Types.Sdl;

/// <summary>
/// Builds a schema from its text
/// (<see href="https://spec.graphql.org/September2025/#sec-Type-System"/>). The schema can be
/// printed, asked for itself and validated against; it has no resolvers. Extensions are merged into
/// what they extend. The text is our own, so a mistake in it throws rather than being collected.
/// </summary>
public sealed partial class SchemaReader
{
    private readonly DocumentNode _document;
    private readonly Dictionary<string, NamedType> _types;

    private SchemaReader(DocumentNode document)
    {
        _document = document;
        _types = BuiltInScalars
            .Specified.Concat<NamedType>(IntrospectionTypes.All)
            .ToDictionary(type => type.Name, StringComparer.Ordinal);
    }

    /// <exception cref="SyntaxException">It is not GraphQL.</exception>
    /// <exception cref="InvalidOperationException">A type is missing or defined twice.</exception>
    public static Schema Read(string source) =>
        Read(Utf8GraphQLParser.Parse(source, ParserOptions.Trusted));

    /// <inheritdoc cref="Read(string)"/>
    public static Schema Read(DocumentNode document) => new SchemaReader(document).Build();

    private Schema Build()
    {
        foreach (var definition in _document.Definitions.OfType<ITypeDefinitionNode>())
        {
            var type = Create(definition);
            if (!BuiltInScalars.IsSpecified(type) && !_types.TryAdd(type.Name, type))
            {
                throw new InvalidOperationException($"Type \"{type.Name}\" is defined twice.");
            }
        }
        foreach (var definition in _document.Definitions)
        {
            Fill(definition);
        }
        SetInterfaces();
        var roots = RootTypes();
        return new Schema(
            Root(roots, OperationType.Query)
                ?? throw new InvalidOperationException("The schema has no query type."),
            Root(roots, OperationType.Mutation),
            Root(roots, OperationType.Subscription),
            [.. _types.Values],
            [.. Directives()],
            _document
                .Definitions.OfType<SchemaDefinitionNode>()
                .FirstOrDefault()
                ?.Description?.Value
        );
    }

    private static NamedType Create(ITypeDefinitionNode definition)
    {
        var name = definition.Name.Value;
        NamedType type = definition switch
        {
            ScalarTypeDefinitionNode => new SdlScalar(name),
            ObjectTypeDefinitionNode => new ObjectType(),
            InterfaceTypeDefinitionNode => new InterfaceType(),
            UnionTypeDefinitionNode => new UnionType(),
            EnumTypeDefinitionNode => new EnumType(),
            InputObjectTypeDefinitionNode => new InputObjectType(),
            _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Kind, null),
        };
        type.Name = name;
        type.Description = definition.Description?.Value;
        return type;
    }

    /// <summary>By <c>schema { … }</c> and its extensions, otherwise by the usual names.</summary>
    private Dictionary<OperationType, string> RootTypes()
    {
        var definitions = _document.Definitions.OfType<SchemaDefinitionNode>().ToList();
        var roots = new Dictionary<OperationType, string>();
        foreach (var definition in definitions.SelectMany(schema => schema.OperationTypes))
        {
            roots[definition.Operation] = definition.Type.Name.Value;
        }
        if (definitions.Count == 0)
        {
            foreach (var operation in Enum.GetValues<OperationType>())
            {
                if (_types.ContainsKey(operation.ToString()))
                {
                    roots[operation] = operation.ToString();
                }
            }
        }
        var extensions = _document.Definitions.OfType<SchemaExtensionNode>();
        foreach (var extension in extensions.SelectMany(schema => schema.OperationTypes))
        {
            roots[extension.Operation] = extension.Type.Name.Value;
        }
        return roots;
    }

    private ObjectType? Root(Dictionary<OperationType, string> roots, OperationType operation) =>
        roots.TryGetValue(operation, out var name) ? Find<ObjectType>(name) : null;

    private IEnumerable<DirectiveType> Directives()
    {
        var own = _document
            .Definitions.OfType<DirectiveDefinitionNode>()
            .Select(definition => new DirectiveType(definition.Name.Value)
            {
                Description = definition.Description?.Value,
                IsRepeatable = definition.IsRepeatable,
                Locations = [.. definition.Locations.Select(location => location.Value)],
                Arguments = Arguments(definition.Arguments),
            })
            .ToList();
        var names = own.Select(directive => directive.Name).ToHashSet(StringComparer.Ordinal);
        return SpecifiedDirectives.All.Where(d => !names.Contains(d.Name)).Concat(own);
    }

    private T Find<T>(string name)
        where T : NamedType =>
        _types.GetValueOrDefault(name) as T
        ?? throw new InvalidOperationException($"There is no {typeof(T).Name} \"{name}\".");
}
