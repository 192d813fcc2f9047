using Cacao.Language;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;
using Cacao.Types.Scalars;

namespace Cacao.Tests.Execution;

/// <summary>Builds the model from SDL and from resolvers given by coordinate, e.g. <c>Query.hello</c>.</summary>
internal sealed class SdlSchema
{
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action<OutputField>> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Action<NamedType>> _configure = new(StringComparer.Ordinal);
    private readonly List<DirectiveType> _directives = [];

    public SdlSchema Resolve(string coordinate, FieldResolver resolver)
    {
        _fields[coordinate] = field => field.Resolver = resolver;
        return this;
    }

    public SdlSchema Resolve(string coordinate, Func<IResolverContext, object?> resolver) =>
        Resolve(coordinate, context => new ValueTask<object?>(resolver(context)));

    public SdlSchema ResolveAsync<T>(string coordinate, Func<IResolverContext, Task<T>> resolver) =>
        Resolve(coordinate, async ValueTask<object?> (context) => await resolver(context));

    public SdlSchema Pure(string coordinate, PureResolver resolver)
    {
        _fields[coordinate] = field => field.Pure = resolver;
        return this;
    }

    public SdlSchema Field(string coordinate, Action<OutputField> configure)
    {
        _fields[coordinate] = configure;
        return this;
    }

    public SdlSchema Type(string name, Action<NamedType> configure)
    {
        _configure[name] = configure;
        return this;
    }

    public SdlSchema Scalar(ScalarType scalar)
    {
        _types[scalar.Name] = scalar;
        return this;
    }

    public SdlSchema Directive(DirectiveType directive)
    {
        _directives.Add(directive);
        return this;
    }

    public Schema Build(string sdl)
    {
        var definitions = Utf8GraphQLParser
            .Parse(sdl)
            .Definitions.OfType<ITypeDefinitionNode>()
            .ToList();
        foreach (var scalar in BuiltInScalars.Specified)
        {
            _types[scalar.Name] = scalar;
        }

        foreach (var definition in definitions)
        {
            var name = definition.Name.Value;
            if (New(definition) is { } type)
            {
                type.Name = name;
                _types.Add(name, type);
            }
        }

        definitions.ForEach(Complete);
        foreach (var (name, configure) in _configure)
        {
            configure(_types[name]);
        }

        return new Schema(
            (ObjectType)_types["Query"],
            _types.GetValueOrDefault("Mutation") as ObjectType,
            _types.GetValueOrDefault("Subscription") as ObjectType,
            [.. _types.Values],
            _directives
        );
    }

    private NamedType? New(ITypeDefinitionNode definition) =>
        definition switch
        {
            ObjectTypeDefinitionNode => new ObjectType(),
            InterfaceTypeDefinitionNode => new InterfaceType(),
            UnionTypeDefinitionNode => new UnionType(),
            EnumTypeDefinitionNode => new EnumType(),
            InputObjectTypeDefinitionNode => new InputObjectType(),
            _ => _types.ContainsKey(definition.Name.Value)
                ? null
                : throw new InvalidOperationException($"No scalar {definition.Name.Value}."),
        };

    private void Complete(ITypeDefinitionNode definition)
    {
        var type = _types[definition.Name.Value];
        switch (definition)
        {
            case IComplexTypeNode node:
                var complex = (ComplexType)type;
                complex.Interfaces =
                [
                    .. node.Interfaces.Select(i => (InterfaceType)_types[i.Name.Value]),
                ];
                complex.Fields = [.. node.Fields.Select(field => OutputField(complex, field))];
                break;
            case UnionTypeDefinitionNode node:
                ((UnionType)type).Types =
                [
                    .. node.Types.Select(member => (ObjectType)_types[member.Name.Value]),
                ];
                break;
            case EnumTypeDefinitionNode node:
                ((EnumType)type).Values =
                [
                    .. node.Values.Select(v => new EnumValue(v.Name.Value, v.Name.Value)),
                ];
                break;
            case InputObjectTypeDefinitionNode node:
                var input = (InputObjectType)type;
                input.IsOneOf = node.Directives.Any(d => d.Name.Value == "oneOf");
                input.Fields = [.. node.Fields.Select(field => InputField(input, field))];
                break;
        }
    }

    private OutputField OutputField(ComplexType type, FieldDefinitionNode node)
    {
        var field = new OutputField(node.Name.Value)
        {
            DeclaringType = type,
            Type = Type(node.Type),
            Arguments = [.. node.Arguments.Select(Argument)],
        };
        if (_fields.TryGetValue($"{type.Name}.{field.Name}", out var configure))
        {
            configure(field);
        }
        else
        {
            // Like a property: the parent is a dictionary, or an object with such a member.
            field.Pure = parent =>
                parent is IReadOnlyDictionary<string, object?> map
                    ? map.GetValueOrDefault(field.Name)
                    : parent
                        .GetType()
                        .GetProperty(
                            field.Name,
                            System.Reflection.BindingFlags.IgnoreCase
                                | System.Reflection.BindingFlags.Public
                                | System.Reflection.BindingFlags.Instance
                        )
                        ?.GetValue(parent);
        }

        return field;
    }

    private Argument Argument(InputValueDefinitionNode node, int index) =>
        new(node.Name.Value)
        {
            Index = index,
            Type = Type(node.Type),
            DefaultValue = node.DefaultValue,
        };

    private InputField InputField(InputObjectType type, InputValueDefinitionNode node) =>
        new(node.Name.Value)
        {
            DeclaringType = type,
            Type = Type(node.Type),
            DefaultValue = node.DefaultValue,
        };

    private IType Type(ITypeNode node) =>
        node switch
        {
            NonNullTypeNode nonNull => new NonNullType(Type(nonNull.Type)),
            ListTypeNode list => new ListType(Type(list.Type)),
            _ => _types[((NamedTypeNode)node).Name.Value],
        };
}
